import { feedbackOnExercise, insightsOn, type CheckFeedback, type ExerciseFeedback } from '../feedback';
import { printable } from '../../platform/printable';
import type { ExerciseResult, Results } from '../../results/results';

/** A check with the exercise it belongs to: what the formats call a test, a test case or a case. */
export interface Case {
  readonly exercise: ExerciseResult;
  readonly check: CheckFeedback;
  /**
   * What a student reads of a check that did not pass: the named mistake, what was seen, the hint. Plain text without control
   * characters, 2,000 characters at most; empty where the check passed.
   */
  readonly text: string;
}

export const casesOf = ({ exercises }: Results): Case[] => exercises.flatMap(casesOfExercise);

export function casesOfExercise(exercise: ExerciseResult): Case[] {
  const feedback = feedbackOnExercise(exercise);
  return feedback.checks.map((check) => ({ exercise, check, text: textOf(feedback, check) }));
}

/** Platforms cut or refuse what is much longer. */
const MAX_TEXT = 2_000;

function textOf(exercise: ExerciseFeedback, check: CheckFeedback): string {
  if (check.status === 'passed') return '';
  const lines = [...insightsOn(exercise, check), check.message, `Hint: ${check.hint}`];
  return shortened(printable(lines.filter((line) => line !== '').join('\n')), MAX_TEXT);
}

/** Text of at most so many characters, with no pair of surrogates cut in two. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
