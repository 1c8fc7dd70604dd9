import { Refusal } from '../../platform/refusal';

/** A table of students cannot be used. The message says why in one line. */
export class UnreadableRoster extends Refusal {
  override readonly name = 'UnreadableRoster';
}
