import { Refusal } from '../../platform/refusal';

/** A table of students cannot be used; the message is one line that says what it lacks. */
export class UnreadableRoster extends Refusal {
  override readonly name = 'UnreadableRoster';
}
