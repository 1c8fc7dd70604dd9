import pc from 'picocolors';
import { feedbackOn, type ExerciseFeedback } from './feedback';
import type { Results } from '../results/results';
import { EVERY_POINT, renderExercise, renderNotes, renderRunning, renderUnchecked } from './terminal';
import { renderTable } from './terminal-table';
import { exerciseSign, pointsText } from './words';
import { wrap } from './wrap';

export interface WatchState {
  /** Ids of the exercises whose files were saved. */
  readonly saved: readonly string[];
  /** Whether the other exercises still show earlier results and are yet to be judged. */
  readonly isFirst: boolean;
  /** The checks that have not ended. */
  readonly running: readonly string[];
  /** The width of the terminal. */
  readonly width: number;
}

/**
 * Renders the results after a save: the table, the saved exercises that are right, and feedback on
 * the first that is not. If all of them are right, the feedback is on the next exercise that is
 * not.
 */
export function renderAnswer(results: Results, { saved, isFirst, running, width }: WatchState): string {
  const feedback = feedbackOn(results);
  const ofSaved = feedback.exercises.filter(({ id }) => saved.includes(id));
  const isWrong = ({ status }: ExerciseFeedback): boolean => status !== 'passed';
  const next = ofSaved.find(isWrong) ?? (isFirst ? undefined : feedback.exercises.find(isWrong));
  const sections = [renderTable(feedback, width)];
  if (!isFirst && feedback.fixFirst !== undefined)
    sections.push(wrap(feedback.fixFirst, width).map(pc.yellow).join('\n'));
  const right = ofSaved.filter((exercise) => !isWrong(exercise));
  if (right.length > 0) sections.push(pc.green(right.map(lineOn).join('\n')));
  if (next !== undefined) sections.push(renderExercise(next, width));
  // Only the output of saved files is new to the reader.
  sections.push(
    ...ofSaved
      .filter((exercise) => exercise !== next)
      .map((exercise) => notesOn(exercise, width))
      .filter((text) => text !== ''),
  );
  if (running.length > 0) sections.push(renderRunning(running, width));
  else if (!feedback.exercises.some(isWrong)) sections.push(pc.green(EVERY_POINT));
  return sections.join('\n\n');
}

const lineOn = (exercise: ExerciseFeedback): string =>
  `${exerciseSign.passed} ${exercise.title}  ${pointsText(exercise)}`;

const notesOn = (exercise: ExerciseFeedback, width: number): string =>
  renderNotes(exercise, width).join('\n');

/** Renders the type errors of all exercises; '' if there are none. */
export function renderTypeErrors(results: Results, width: number): string {
  const feedback = feedbackOn(results);
  const errors = feedback.exercises.map((exercise) => notesOn({ ...exercise, printed: undefined }, width));
  return [...errors, ...renderUnchecked(feedback, width)].filter((text) => text !== '').join('\n');
}
