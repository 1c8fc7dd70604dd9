import type { JSX } from 'preact';
import type { ExerciseFeedback } from '../feedback';
import { exerciseSign } from '../words';

/** The outcome of an exercise as a sign, a word and a colour. */
export const StatusBadge = ({ status, word }: Pick<ExerciseFeedback, 'status' | 'word'>): JSX.Element => (
  <span class={`badge ${status}`}>
    <span aria-hidden="true">{exerciseSign[status]}</span> {word}
  </span>
);
