/** Why a request got no answer. The check that sent it fails; the next one gets a new sandbox. */
export type SandboxFailureKind =
  | 'timeout'
  | 'exited'
  | 'memory'
  | 'flood'
  | 'garbled'
  /** It waited behind a request that failed, and was never run. */
  | 'interrupted';

/** The sandbox did not answer. The message is for the student, phrased to follow a name. */
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
