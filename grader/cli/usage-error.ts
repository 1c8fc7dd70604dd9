import { Refusal } from '../platform/refusal';

/**
 * A command asks for something that does not exist. The message tells the user what in one line.
 */
export class UsageError extends Refusal {
  override readonly name = 'UsageError';
}
