import { isAboutGiven } from '../results/advice';
import { IMPORT_PROBLEM, isImportProblem } from '../results/import-problem';
import type { CheckResult, ExerciseResult, Results } from '../results/results';

const HIDDEN =
  'Not right. What was seen is not shown: the inputs were drawn from a seed of the instructor’s own.';

export interface Redaction {
  /** Whether the inputs are shown: feedback at the price of a seed that must not be used again. */
  readonly showCases: boolean;
  /** The hint of a check as the course has it. */
  readonly hintOf: (exercise: string, check: string) => string;
}

/**
 * The copy of an instructor's results that students may see: without the seed, and without all that tells the inputs drawn from it. A submission
 * can put its arguments into every text that it produces, and into every choice between texts of ours. So the copy is made of what does
 * not depend on them: of the course's own texts, of what is known before there is an input, and of the verdicts, which are what it is for.
 */
export function redact(results: Results, { showCases, hintOf }: Redaction): Results {
  if (showCases) return { ...results, seed: null };
  const { schemaVersion, course, points, maxPoints, isolated, courseChanges, exercises } = results;
  return {
    ...{ schemaVersion, course, points, maxPoints, isolated, courseChanges },
    seed: null,
    exercises: exercises.map((exercise, i) =>
      withoutCases(i === 0 ? exercise : withoutImportProblem(exercise), hintOf),
    ),
  };
}

/**
 * Of all exercises but the first, the files are imported after inputs were drawn for those before them, and whoever sees an input can tell
 * it later by nothing but the time at which he stops.
 */
const withoutImportProblem = (exercise: ExerciseResult): ExerciseResult =>
  exercise.error !== null && isImportProblem(exercise.error)
    ? { ...exercise, error: IMPORT_PROBLEM }
    : exercise;

function withoutCases(exercise: ExerciseResult, hintOf: Redaction['hintOf']): ExerciseResult {
  const { id, title, module, objective, status, points, maxPoints, mendFirst } = exercise;
  const { error, location, typeErrors, modelAnswers, advice, diagnoses, checks } = exercise;
  return {
    ...{ id, title, module, objective, status, points, maxPoints, mendFirst },
    // Found out by reading and compiling the files, or importing the first, before any input is drawn.
    ...{ error, location, typeErrors, modelAnswers },
    advice: advice.filter(isAboutGiven),
    // Which mistake it is belongs to the verdict; what is said about it is the course's.
    diagnoses: diagnoses.map(({ function: of, misconception, sentence, hint }) => ({
      ...{ function: of, misconception, sentence, hint },
    })),
    checks: checks.map((check) => withoutCase(check, { error, hint: hintOf(id, check.id) })),
    // On how many inputs it is right, what it printed and how long it took are the submission's to choose.
    circumstances: [],
    output: { lines: [], total: 0 },
    duration: 0,
  };
}

function withoutCase(
  { id, title, kind, function: of, status, points, maxPoints, misconception }: CheckResult,
  { error, hint }: { readonly error: string | null; readonly hint: string },
): CheckResult {
  return {
    ...{ id, title, kind, function: of, status, points, maxPoints, misconception },
    message: error ?? messageOf(status, of),
    hint,
    counterexample: null,
  };
}

function messageOf(status: CheckResult['status'], name: string): string {
  if (status === 'passed') return '';
  return status === 'not-started' ? `${name} is not started yet.` : HIDDEN;
}
