import { isAboutGiven } from '../results/advice';
import { IMPORT_PROBLEM, isImportProblem } from '../results/import-problem';
import type { CheckResult, ExerciseResult, Results } from '../results/results';

const HIDDEN =
  'Not right. The details are hidden because the inputs were drawn from the instructor’s private seed.';

export interface Redaction {
  /**
   * Whether to show the inputs. This gives students more feedback, but the seed must not be used
   * again.
   */
  readonly showCases: boolean;
  /** Returns the course's hint for a check. */
  readonly hintOf: (exercise: string, check: string) => string;
}

/**
 * Returns the copy of an instructor's results that students may see, without the seed and without
 * anything that reveals its inputs.
 *
 * A submission can put its arguments into every text that it produces, and can encode them in every
 * choice between our texts. The copy therefore only contains what cannot depend on the inputs: the
 * course's own texts, what is known before any input is drawn, and the verdicts, which are its
 * purpose.
 */
export function redact(results: Results, { showCases, hintOf }: Redaction): Results {
  if (showCases) return { ...results, seed: null };
  const { schemaVersion, course, points, maxPoints, isolated, courseChanges, exercises } = results;
  const { concepts } = results;
  return {
    ...{ schemaVersion, course, points, maxPoints, isolated, courseChanges },
    seed: null,
    exercises: exercises.map((exercise, i) =>
      withoutCases(i === 0 ? exercise : withoutImportProblem(exercise), hintOf),
    ),
    // Read from files that never run; the titles are the course's.
    ...(concepts && {
      concepts: concepts.map(({ module, questions }) => ({
        module,
        questions: questions.map(({ id, title, status, misconception }) => ({
          ...{ id, title, status },
          ...(misconception !== undefined && { misconception }),
        })),
      })),
    }),
  };
}

/**
 * Hides import errors of all exercises but the first. The other files are imported after inputs
 * were drawn for earlier exercises, so an error could reveal an input, if only through the time at
 * which the code stops.
 */
const withoutImportProblem = (exercise: ExerciseResult): ExerciseResult =>
  exercise.error !== null && isImportProblem(exercise.error)
    ? { ...exercise, error: IMPORT_PROBLEM }
    : exercise;

function withoutCases(exercise: ExerciseResult, hintOf: Redaction['hintOf']): ExerciseResult {
  const { id, title, module, assignment, objective, status, points, maxPoints, fixFirst } = exercise;
  const { error, location, unreadFiles, typeErrors, mistakes, modelAnswers, advice, diagnoses, checks } =
    exercise;
  return {
    ...{ id, title, module, objective, status, points, maxPoints, fixFirst },
    ...(assignment !== undefined && { assignment }),
    // Known from reading and compiling the files, or importing the first, before any input is
    // drawn. Which mistakes are listed follows from the verdicts.
    ...{ error, location, typeErrors, mistakes, modelAnswers },
    ...(unreadFiles && { unreadFiles }),
    advice: advice.filter(isAboutGiven),
    // The mistake is part of the verdict; its texts are the course's.
    diagnoses: diagnoses.map(({ function: of, misconception, sentence, hint, parts, lines }) => ({
      ...{ function: of, misconception, sentence, hint },
      ...(parts && { parts }),
      ...(lines && { lines }),
    })),
    checks: checks.map((check) => withoutCase(check, { error, hint: hintOf(id, check.id) })),
    // The submission controls these: on how many inputs it is right, what it prints, how long it
    // takes.
    circumstances: [],
    output: { lines: [], total: 0, calls: [] },
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
