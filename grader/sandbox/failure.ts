import { Refusal } from '../platform/refusal';

/** Why a request got no answer. The check that sent it fails; the next one gets a new sandbox. */
export type SandboxFailureKind =
  | 'timeout'
  /** Its process ended: the code crashed it, or the system killed it. */
  | 'exited'
  /** The grader ended it. */
  | 'stopped'
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

/**
 * No sandbox works on this machine, even without a submission: nothing is the student's fault, and
 * there is no verdict.
 */
export class SandboxBroken extends Refusal {
  override readonly name = 'SandboxBroken';

  /** @param cause what happened to the sandbox, or a description of it that follows its name */
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `the sandbox does not work on this machine, whatever the submission: its process ${why.replaceAll('\n', ' ')}; install the packages again with npm ci, and check memory and disk`,
      { cause },
    );
  }
}
