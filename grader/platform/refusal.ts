/**
 * Nothing can be done as it was asked for. The message is the one line that its user needs: what is wrong, where, and what to do.
 * Any other error is a fault of the grader.
 */
export class Refusal extends Error {
  /** What did not happen, or not all of it, where a command would say something else. */
  readonly undone: string | undefined;

  constructor(message: string, { undone, ...options }: ErrorOptions & { readonly undone?: string } = {}) {
    super(message, options);
    this.undone = undone;
  }
}
