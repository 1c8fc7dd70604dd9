/** Why a request got no answer. Each costs the check it happened in; the sandbox is started again for the next. */
export type SandboxFailureKind =
  | 'timeout'
  | 'exited'
  | 'memory'
  | 'flood'
  | 'garbled'
  /** It waited behind a request that failed; nothing is known of itself. */
  | 'interrupted';

/** The sandbox did not answer. The message is one sentence for the student. */
export class SandboxFailure extends Error {
  override readonly name = 'SandboxFailure';

  constructor(
    readonly kind: SandboxFailureKind,
    message: string,
  ) {
    super(message);
  }
}

export const isSandboxFailure = (thrown: unknown): thrown is SandboxFailure =>
  typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'SandboxFailure';
