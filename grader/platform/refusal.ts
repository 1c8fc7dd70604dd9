/**
 * A request that cannot be carried out. The message is one line for the user: what is wrong, where,
 * and what to do. Any other error is a bug in the grader.
 */
export class Refusal extends Error {
  /** What did not happen, or only in part; overrides what the command would say. */
  readonly undone: string | undefined;

  constructor(message: string, { undone, ...options }: ErrorOptions & { readonly undone?: string } = {}) {
    super(message, options);
    this.undone = undone;
  }
}
