import { Refusal } from '../platform/refusal';

/** A command that asks for what does not exist; the message is the one line its user needs. */
export class UsageError extends Refusal {
  override readonly name = 'UsageError';
}
