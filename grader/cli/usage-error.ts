/** A command that asks for what does not exist; the message is the one line its user needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
