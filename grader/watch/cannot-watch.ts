import { Refusal } from '../platform/refusal';

/** The system does not report changes in a folder. The message says what to do. */
export class CannotWatch extends Refusal {
  override readonly name = 'CannotWatch';

  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the system does not report changes here (${why}); add --poll`);
  }
}
