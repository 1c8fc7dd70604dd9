import { Refusal } from '../platform/refusal';

/** There is nothing to run: the command asks for something that does not exist. */
export class NotTried extends Refusal {
  override readonly name = 'NotTried';
}
