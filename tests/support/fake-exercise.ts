import type { CourseExercise } from '../../grader/course';
import type { Check, ExerciseDefinition, SpecifiedFunction } from '../../grader/engine/exercise';
import { CheckFailure } from '../../grader/engine/failure';
import type { JudgedExercise } from '../../grader/judge/judge-exercise';
import type { Verdict } from '../../grader/judge/verdict-cache';
import type { CheckResult } from '../../grader/results/results';
import type { ExerciseBundle } from '../../grader/sandbox/exercise-bundle';

/** A passing check of the function `f`. */
export const fakeCheck = (id: string, overrides: Partial<Check> = {}): Check => ({
  id,
  title: `${id} holds`,
  kind: 'oracle',
  points: 1,
  hint: `Look at ${id}.`,
  function: 'f',
  run: () => Promise.resolve(),
  ...overrides,
});

/** The `run` of a check that fails. */
export const failing =
  (...reason: ConstructorParameters<typeof CheckFailure>): Check['run'] =>
  () =>
    Promise.reject(new CheckFailure(...reason));

/** A function whose diagnosis finds nothing. */
export const fakeFunction = (
  name: string,
  overrides: Partial<SpecifiedFunction> = {},
): SpecifiedFunction => ({
  name,
  parameters: [],
  uses: [],
  resultName: 'result',
  generatedInputs: () => [],
  misconceptions: [],
  alternatives: [],
  withMistakes: () => () => ({}),
  explain: () => undefined,
  diagnose: () => Promise.resolve(undefined),
  indistinguishable: () => [],
  oracle: () => ({}),
  ...overrides,
});

export const fakeDefinition = (
  checks: readonly Check[],
  functions: readonly SpecifiedFunction[] = [fakeFunction('f')],
): ExerciseDefinition => ({
  ...{ id: 'made-up', title: 'Made up', functions, checks },
  effort: { minutes: 5, difficulty: 1 },
});

/** The exercise in `1-made-up/made-up.ts`. */
export const fakeExercise = (definition: ExerciseDefinition): CourseExercise => ({
  definition,
  module: { id: '1-made-up', title: 'Made up', objective: 'attention', exercises: { core: [definition] } },
  assignment: 'core',
  file: `${definition.id}.ts`,
});

export const fakeBundle = (overrides: Partial<ExerciseBundle> = {}): ExerciseBundle => ({
  code: 'the script',
  sourceMap: '{"version":3,"sources":[],"names":[],"mappings":""}',
  files: [],
  modelAnswers: [],
  ...overrides,
});

/** A verdict with these outcomes of the checks, in order; a check without an outcome passes. */
export function fakeVerdict(
  { checks }: ExerciseDefinition,
  outcomes: readonly Partial<CheckResult>[] = [],
  overrides: Partial<JudgedExercise> = {},
): Verdict {
  const results = checks.map(({ id, title, kind, hint, points, function: name }, i): CheckResult => {
    const outcome = outcomes[i] ?? {};
    const isPassed = (outcome.status ?? 'passed') === 'passed';
    return {
      ...{ id, title, kind, hint, function: name, status: 'passed', points: isPassed ? points : 0 },
      ...{ maxPoints: points, message: '', misconception: null, counterexample: null },
      ...outcome,
    };
  });
  const nothingElse = { error: null, diagnoses: [], circumstances: [], advice: [], duration: 0 };
  return {
    judged: { checks: results, ...nothingElse, ...overrides },
    output: { lines: [], total: 0, calls: [] },
  };
}
