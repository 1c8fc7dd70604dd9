import { feedbackOnExercise, insightsOn, type CheckFeedback, type ExerciseFeedback } from '../feedback';
import { printable } from '../../platform/printable';
import type { ExerciseResult, Results } from '../../results/results';

/** A check with its exercise: what the formats call a test, a test case or a case. */
export interface Case {
  readonly exercise: ExerciseResult;
  readonly check: CheckFeedback;
  /**
   * The feedback on a check that did not pass: the named mistake, the message, the hint. Plain text
   * without control characters, at most 2,000 characters; empty if the check passed.
   */
  readonly text: string;
}

export const casesOf = ({ exercises }: Results): Case[] => exercises.flatMap(casesOfExercise);

export function casesOfExercise(exercise: ExerciseResult): Case[] {
  const feedback = feedbackOnExercise(exercise);
  return feedback.checks.map((check) => ({ exercise, check, text: textOf(feedback, check) }));
}

/** Platforms truncate or reject much longer texts. */
const MAX_TEXT = 2_000;

function textOf(exercise: ExerciseFeedback, check: CheckFeedback): string {
  if (check.status === 'passed') return '';
  const lines = [...insightsOn(exercise, check), check.message, `Hint: ${check.hint}`];
  return shortened(printable(lines.filter((line) => line !== '').join('\n')), MAX_TEXT);
}

/** Truncates text without splitting a surrogate pair. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
