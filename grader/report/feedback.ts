import { courseChangesSentence } from './course-changes';
import type { CheckResult, ExerciseResult, Results, ShownCounterexample } from '../results/results';
import { checkWord, exerciseWord } from './words';

/**
 * What there is to say about a submission, in words. The terminal, the job summary, the annotations and the pages render this and
 * nothing else of results, so that all of them say the same thing; they choose what to leave out, and how it looks. Its texts
 * may come from the submission: a renderer makes them harmless in its own medium.
 */
export interface Feedback {
  readonly points: number;
  readonly maxPoints: number;
  /** Null in a copy for students where it is the instructor's own. */
  readonly seed: number | null;
  /** That the student's repository has another grader; undefined where it has not, and where nothing was compared. */
  readonly courseChanges: string | undefined;
  readonly exercises: readonly ExerciseFeedback[];
  /** Points by what a student can do at the end, in course order. */
  readonly objectives: readonly ObjectiveFeedback[];
}

export interface ObjectiveFeedback {
  readonly objective: string;
  readonly points: number;
  readonly maxPoints: number;
}

export interface ExerciseFeedback {
  readonly id: string;
  readonly module: string;
  readonly title: string;
  readonly objective: string;
  readonly status: ExerciseResult['status'];
  readonly word: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly file: string;
  readonly line: number;
  /** What stands in the way of all checks: not begun, or cannot run. */
  readonly opening: readonly string[];
  /** What the compiler or the module's own code said, where the file cannot run. */
  readonly error: string | null;
  /** Which exercises to mend first. */
  readonly mendFirst: readonly string[];
  readonly checks: readonly CheckFeedback[];
  /** The check to look at first, where the file runs and is not right. */
  readonly first: CheckFeedback | undefined;
  readonly remarks: readonly Remark[];
  readonly typeErrors: readonly TypeErrorRemark[];
  readonly printed: Printed | undefined;
}

export interface CheckFeedback {
  readonly id: string;
  readonly title: string;
  readonly kind: CheckResult['kind'];
  readonly status: CheckResult['status'];
  readonly word: string;
  readonly points: number;
  readonly maxPoints: number;
  /** The named mistake's sentence, or when numbers are wrong. */
  readonly insights: readonly string[];
  readonly misconception: string | null;
  readonly message: string;
  readonly hint: string;
  readonly counterexample: ShownInput | undefined;
}

/** A counterexample under the title that it deserves. */
export interface ShownInput extends ShownCounterexample {
  readonly title: string;
}

/** Above the second call of a counterexample. */
export const RELATED_TITLE = 'Compared with this call:';

/** Something beside the checks that costs no points. */
export interface Remark {
  readonly label: string;
  readonly aside: string;
  readonly text: string;
}

export interface TypeErrorRemark extends Remark {
  readonly line: number;
}

export interface Printed {
  readonly title: string;
  readonly lines: readonly string[];
  /** How much more there was. */
  readonly more: string | undefined;
}

export const feedbackOn = (results: Results): Feedback => ({
  points: results.points,
  maxPoints: results.maxPoints,
  seed: results.seed,
  courseChanges: courseChangesSentence(results),
  exercises: results.exercises.map(feedbackOnExercise),
  objectives: byObjective(results.exercises),
});

/** What is to be known before the message of a check: what to mend first, the named mistake, or when numbers are wrong. */
export const insightsOn = (exercise: ExerciseFeedback, check: CheckFeedback | undefined): string[] => [
  ...exercise.mendFirst,
  ...(check?.insights ?? []),
];

const MAX_TYPE_ERRORS = 5;

export function feedbackOnExercise(exercise: ExerciseResult): ExerciseFeedback {
  const { id, module, title, objective, status, points, maxPoints, location, error } = exercise;
  const checks = exercise.checks.map((check) => feedbackOnCheck(exercise, check));
  return {
    ...{ id, module, title, objective, status, points, maxPoints, error, checks },
    word: exerciseWord[status],
    file: location.file,
    line: location.line,
    opening: openingOf(exercise),
    mendFirst: mendFirstSentence(exercise.mendFirst),
    first: status === 'failed' ? firstProblem(checks) : undefined,
    remarks: remarksOn(exercise),
    typeErrors: exercise.typeErrors.slice(0, MAX_TYPE_ERRORS).map(({ file, line, message }) => ({
      label: 'Type error',
      aside: `(costs nothing) ${file}, line ${String(line)}`,
      text: message,
      line,
    })),
    printed: printedBy(exercise),
  };
}

function feedbackOnCheck(exercise: ExerciseResult, check: CheckResult): CheckFeedback {
  const { id, title, kind, status, points, maxPoints, message, misconception, counterexample } = check;
  const { diagnoses, circumstances } = exercise;
  const diagnosis = diagnoses.find((each) => each.function === check.function);
  const sentences = [...diagnoses, ...circumstances].filter((each) => each.function === check.function);
  // Only wrong answers are made smaller.
  const what = status === 'failed' ? 'Smallest input found for' : 'Input of';
  return {
    ...{ id, title, kind, status, points, maxPoints, message, misconception },
    word: checkWord[status],
    insights: status === 'failed' ? sentences.map(({ sentence }) => sentence) : [],
    // The one hint a student gets: that of the named mistake, else that of the check.
    hint: misconception !== null && diagnosis !== undefined ? diagnosis.hint : check.hint,
    counterexample:
      counterexample === null ? undefined : { ...counterexample, title: `${what} ${check.function}:` },
  };
}

/** The check to look at first: the first that failed, or the first not started where the rest is. */
const firstProblem = (checks: readonly CheckFeedback[]): CheckFeedback | undefined =>
  checks.find(({ status }) => status !== 'passed' && status !== 'not-started') ??
  checks.find(({ status }) => status === 'not-started');

function openingOf({ status, module, id }: ExerciseResult): string[] {
  if (status === 'error') return ['This file cannot be run, so nothing of it could be checked.'];
  if (status !== 'not-started') return [];
  return [
    `Not started yet. exercises/${module}/README.md has the idea, the formulas and hints; then edit the file and run`,
    `npm run grade -- ${id}`,
  ];
}

function mendFirstSentence(mendFirst: readonly string[]): string[] {
  const [first, ...others] = mendFirst;
  if (first === undefined) return [];
  if (others.length === 0) return [`It uses ${first}, which is not right itself: fix that one first.`];
  return [`It uses ${mendFirst.join(', ')}, which are not right themselves: fix ${first} first.`];
}

function remarksOn({ advice, modelAnswers }: ExerciseResult): Remark[] {
  const remarks = advice.map((text) => ({ label: 'Advice', aside: '(costs nothing)', text }));
  if (modelAnswers.length === 0) return remarks;
  return [...remarks, { label: 'Graded with the model answer', aside: 'of', text: modelAnswers.join(', ') }];
}

function printedBy({ id, output: { lines, total } }: ExerciseResult): Printed | undefined {
  if (total === 0) return undefined;
  const more = total - lines.length;
  return {
    title: `Printed by ${id}:`,
    lines,
    more: more > 0 ? `… ${String(more)} more lines` : undefined,
  };
}

function byObjective(exercises: readonly ExerciseResult[]): ObjectiveFeedback[] {
  const sums = new Map<string, { points: number; maxPoints: number }>();
  for (const { objective, points, maxPoints } of exercises) {
    const sum = sums.get(objective) ?? { points: 0, maxPoints: 0 };
    sums.set(objective, { points: sum.points + points, maxPoints: sum.maxPoints + maxPoints });
  }
  return [...sums].map(([objective, sum]) => ({ objective, ...sum }));
}
