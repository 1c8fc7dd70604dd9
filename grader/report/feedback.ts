import type { Seed } from '../oracle/random';
import { THROW_HINT } from '../engine/explain-throw';
import { NOT_FINITE_HINT, SHAPE_HINT } from '../engine/read-result';
import { courseChangesSentence } from './course-changes';
import { fixFirst } from './fix-first';
import { lineOf } from './line-of';
import { printedBy, type Printed } from './printed';
import type { CheckResult, ExerciseResult, Results, ShownCounterexample } from '../results/results';
import { unreadSentence } from '../results/unread';
import { subtotals, type Subtotal } from '../results/subtotals';
import { checkWord, exerciseWord } from './words';

/**
 * The feedback on a submission, in words. The terminal, the job summary, the annotations and the
 * pages all render this and nothing else of the results, so that they say the same thing. They
 * choose what to leave out and how it looks. Texts may come from the submission, so each renderer
 * must escape them.
 */
export interface Feedback {
  readonly points: number;
  readonly maxPoints: number;
  /** Points by assignment; empty if there is only one. */
  readonly subtotals: readonly Subtotal[];
  /** Null in a student's copy if the seed is private. */
  readonly seed: Seed | null;
  /**
   * Says that the student's repository has a changed grader; undefined if it has not, or nothing
   * was compared.
   */
  readonly courseChanges: string | undefined;
  /** Which exercise to fix first because others use it; undefined if there is none. */
  readonly fixFirst: string | undefined;
  /** Says that type errors may be missing; undefined if all were found. */
  readonly typesUnchecked: Remark | undefined;
  readonly exercises: readonly ExerciseFeedback[];
  /** Points by learning objective, in course order. */
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
  /** The line to look at first. */
  readonly line: number;
  /** Why no check was run: not started, or cannot run. */
  readonly opening: readonly string[];
  /** The error of the compiler or of the file itself, if the file cannot run. */
  readonly error: string | null;
  /** Mistakes of the language and of tfjs, with their lines: what to read first. */
  readonly mistakes: readonly MistakeFeedback[];
  /** Says which exercises to fix first. */
  readonly fixFirst: readonly string[];
  readonly checks: readonly CheckFeedback[];
  /** The check to look at first, if the file runs but is not right. */
  readonly first: CheckFeedback | undefined;
  readonly remarks: readonly Remark[];
  readonly typeErrors: readonly TypeErrorRemark[];
  readonly printed: Printed | undefined;
}

export interface MistakeFeedback {
  /** In the exercise's own file; undefined if the mistake is in another. */
  readonly line: number | undefined;
  /** Names the line, and quotes the submission's code. */
  readonly text: string;
}

export interface CheckFeedback {
  readonly id: string;
  readonly title: string;
  readonly kind: CheckResult['kind'];
  readonly status: CheckResult['status'];
  readonly word: string;
  readonly points: number;
  readonly maxPoints: number;
  /** The named mistake, or when the numbers are wrong. */
  readonly insights: readonly string[];
  readonly misconception: string | null;
  readonly message: string;
  readonly hint: string;
  readonly counterexample: ShownInput | undefined;
}

/** A counterexample with a title. */
export interface ShownInput extends ShownCounterexample {
  readonly title: string;
}

/** The title of the second call of a counterexample. */
export const RELATED_TITLE = 'Compared with this call:';

/** A note that costs no points. */
export interface Remark {
  readonly label: string;
  readonly aside: string;
  readonly text: string;
}

export interface TypeErrorRemark extends Remark {
  readonly line: number;
}

export const feedbackOn = (results: Results): Feedback => ({
  points: results.points,
  maxPoints: results.maxPoints,
  subtotals: subtotals(results.exercises),
  seed: results.seed,
  courseChanges: courseChangesSentence(results),
  fixFirst: fixFirst(results.exercises),
  typesUnchecked: onUnchecked(results),
  exercises: results.exercises.map(feedbackOnExercise),
  objectives: byObjective(results.exercises),
});

/**
 * What to read before a check's message: mistakes of the language, what to fix first, the named
 * mistake, or when the numbers are wrong.
 */
export const insightsOn = (exercise: ExerciseFeedback, check: CheckFeedback | undefined): string[] => [
  ...exercise.mistakes.map(({ text }) => text),
  ...exercise.fixFirst,
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
    line: lineOf(exercise),
    opening: openingOf(exercise),
    mistakes: exercise.mistakes.map(({ line, message, file: helper }) => ({
      line: helper === undefined ? line : undefined,
      text: `${helper === undefined ? 'Line' : `${helper}, line`} ${String(line)}: ${message}`,
    })),
    fixFirst: fixFirstSentence(exercise.fixFirst),
    first: status === 'failed' ? firstProblem(checks, exercise.readFirst) : undefined,
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
  const { id, title, kind, status, points, maxPoints, misconception, counterexample } = check;
  const message = [check.message, ...(status === 'not-started' ? unreadBy(exercise) : [])].join(' ');
  const { diagnoses, circumstances } = exercise;
  const diagnosis = diagnoses.find((each) => each.function === check.function);
  const ofCircumstances =
    status === 'failed' ? circumstances.find((each) => each.function === check.function)?.hint : undefined;
  const isOfCheck = (each: { readonly function: string }): boolean => each.function === check.function;
  const sentences = [
    ...diagnoses.filter(isOfCheck).map(({ sentence, lines = [] }) => `${sentence}${seeLines(lines)}`),
    ...circumstances.filter(isOfCheck).map(({ sentence }) => sentence),
  ];
  // Only inputs of wrong answers are shrunk.
  const what = status === 'failed' ? 'Smallest input found for' : 'Input of';
  return {
    ...{ id, title, kind, status, points, maxPoints, message, misconception },
    word: checkWord[status],
    insights: status === 'failed' ? sentences : [],
    // The student gets one hint: that of what was found out, otherwise that of the check.
    hint: (misconception === null ? ofCircumstances : diagnosis?.hint) ?? hintOf(exercise, check),
    counterexample:
      counterexample === null ? undefined : { ...counterexample, title: `${what} ${check.function}:` },
  };
}

const seeLines = (lines: readonly number[]): string =>
  lines.length === 0
    ? ''
    : ` See line${lines.length === 1 ? '' : 's'} ${new Intl.ListFormat('en-GB').format(lines.map(String))}.`;

/** Hints that fit most failures of a kind, whatever the cause. */
const GENERAL_HINTS: ReadonlySet<string> = new Set([THROW_HINT, SHAPE_HINT, NOT_FINITE_HINT]);

/**
 * The hint of a check leads away from a mistake that the source shows, unless it is about an error
 * in another line.
 */
function hintOf({ mistakes, location }: ExerciseResult, { hint, message, status }: CheckResult): string {
  const [first] = mistakes;
  if (first === undefined || status === 'passed' || status === 'not-started') return hint;
  const [, file = '', line] = /threw an error \((\S{1,200}), line (\d+)/.exec(message) ?? [];
  const there = mistakes.find(
    (each) => String(each.line) === line && (each.file ?? location.file).endsWith(`/${file}`),
  );
  if (line !== undefined && there === undefined && !GENERAL_HINTS.has(hint)) return hint;
  const mistake = there ?? first;
  // Hints are not escaped, and a submission chooses the names of its helpers.
  const where = mistake.file === undefined ? `line ${String(mistake.line)}` : 'the line named above';
  return `Change ${where} first, then grade again.`;
}

/** The check to read first: one that failed if there is any, otherwise one that is not started. */
const firstProblem = (
  checks: readonly CheckFeedback[],
  readFirst: string | undefined,
): CheckFeedback | undefined =>
  checks.find(({ id }) => id === readFirst) ??
  checks.find(({ status }) => status !== 'passed' && status !== 'not-started') ??
  checks.find(({ status }) => status === 'not-started');

const unreadBy = ({ unreadFiles = [], location }: ExerciseResult): string[] =>
  unreadFiles.length === 0 ? [] : [unreadSentence(unreadFiles, location.file)];

function openingOf(exercise: ExerciseResult): string[] {
  const { status, module, id } = exercise;
  if (status === 'error') return ['This file cannot be run, so nothing in it could be checked.'];
  if (status !== 'not-started') return [];
  return [
    ...unreadBy(exercise),
    `Not started yet. Read exercises/${module}/README.md for the idea, the formulas and hints, then edit the file and run`,
    `npm run grade -- ${id}`,
  ];
}

function fixFirstSentence(exercises: readonly string[]): string[] {
  const [first, ...others] = exercises;
  if (first === undefined) return [];
  if (others.length === 0) return [`It uses ${first}, which is not right yet: fix that first.`];
  return [`It uses ${exercises.join(', ')}, which are not right yet: fix ${first} first.`];
}

function onUnchecked({ typesUnchecked }: Results): Remark | undefined {
  if (typesUnchecked === undefined) return undefined;
  const text =
    typesUnchecked === 'cut-off'
      ? 'they could not be checked in time, so some may be missing here. To see them, grade again when the computer is less busy.'
      : 'they could not be checked, because the compiler did not finish; some may be missing here.';
  return { label: 'Type errors', aside: '(cost nothing)', text };
}

function remarksOn({ advice, modelAnswers }: ExerciseResult): Remark[] {
  const remarks = advice.map((text) => ({ label: 'Advice', aside: '(costs nothing)', text }));
  if (modelAnswers.length === 0) return remarks;
  return [...remarks, { label: 'Graded with model answers', aside: 'for', text: modelAnswers.join(', ') }];
}

function byObjective(exercises: readonly ExerciseResult[]): ObjectiveFeedback[] {
  const sums = new Map<string, { points: number; maxPoints: number }>();
  for (const { objective, points, maxPoints } of exercises) {
    const sum = sums.get(objective) ?? { points: 0, maxPoints: 0 };
    sums.set(objective, { points: sum.points + points, maxPoints: sum.maxPoints + maxPoints });
  }
  return [...sums].map(([objective, sum]) => ({ objective, ...sum }));
}
