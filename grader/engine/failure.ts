import type { NumericTensor } from '../oracle/tensor';

export type FailureStatus = 'failed' | 'timeout' | 'crashed' | 'not-started';

/** A named value of a counterexample. */
export interface Shown {
  readonly name: string;
  readonly value: NumericTensor | number | string;
}

/** Two tensors that should have been the same. */
export interface Comparison {
  readonly name: string;
  readonly expected: NumericTensor;
  readonly received: NumericTensor;
}

/** What a student needs to see of the smallest input that fails. */
export interface Counterexample {
  /** The function that was called. */
  readonly function: string;
  readonly inputs: readonly Shown[];
  readonly comparisons: readonly Comparison[];
}

interface FailureDetails {
  readonly status?: FailureStatus;
  readonly counterexample?: Counterexample | undefined;
  readonly hint?: string | undefined;
}

/** A check that does not hold. The message says in a sentence or two what was seen, for the student. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
  readonly status: FailureStatus;
  readonly counterexample: Counterexample | undefined;
  /** What to look at, where that is not what the check itself would say. */
  readonly hint: string | undefined;

  constructor(message: string, { status = 'failed', counterexample, hint }: FailureDetails = {}) {
    super(message);
    this.status = status;
    this.counterexample = counterexample;
    this.hint = hint;
  }
}
