import pc from 'picocolors';
import { feedbackOn, type ExerciseFeedback } from './feedback';
import type { Results } from '../results/results';
import { EVERY_POINT, renderExercise, renderNotes, renderTable } from './terminal';
import { exerciseSign, pointsText } from './words';

export interface WatchState {
  /** Ids of the exercises whose files were saved. */
  readonly saved: readonly string[];
  /** Whether the other exercises are as they were before; they are still to be judged. */
  readonly isFirst: boolean;
}

/**
 * The answer to saving files: the table, what is right of what was saved, and the feedback on what is not; where all of it is
 * right, on the next exercise that is not.
 */
export function renderAnswer(results: Results, { saved, isFirst }: WatchState): string {
  const feedback = feedbackOn(results);
  const ofSaved = feedback.exercises.filter(({ id }) => saved.includes(id));
  const isWrong = ({ status }: ExerciseFeedback): boolean => status !== 'passed';
  const next = ofSaved.find(isWrong) ?? (isFirst ? undefined : feedback.exercises.find(isWrong));
  const sections = [renderTable(feedback)];
  const right = ofSaved.filter((exercise) => !isWrong(exercise));
  if (right.length > 0) sections.push(pc.green(right.map(lineOn).join('\n')));
  if (next !== undefined) sections.push(renderExercise(next));
  // What a saved file printed is looked for; that of others has been seen.
  sections.push(
    ...ofSaved
      .filter((exercise) => exercise !== next)
      .map(notesOn)
      .filter((text) => text !== ''),
  );
  if (!feedback.exercises.some(isWrong)) sections.push(pc.green(EVERY_POINT));
  return sections.join('\n\n');
}

const lineOn = (exercise: ExerciseFeedback): string =>
  `${exerciseSign.passed} ${exercise.title}  ${pointsText(exercise)}`;

const notesOn = (exercise: ExerciseFeedback): string => renderNotes(exercise).join('\n');

/** The type errors of all exercises; '' for none. */
export const renderTypeErrors = (results: Results): string =>
  feedbackOn(results)
    .exercises.map(({ printed: _, ...exercise }) => notesOn({ ...exercise, printed: undefined }))
    .filter((text) => text !== '')
    .join('\n');
