import type { NumericTensor } from '../oracle/tensor';

export type FailureStatus = 'failed' | 'timeout' | 'crashed' | 'not-started';

/** A named value of a counterexample. */
export interface Shown {
  readonly name: string;
  readonly value: NumericTensor | number | string;
}

/** Two tensors that should be equal. */
export interface Comparison {
  readonly name: string;
  readonly expected: NumericTensor;
  readonly received: NumericTensor;
}

/**
 * A call of the student's function: its arguments, and the tensors that differ from the oracle's.
 */
export interface ShownCall {
  readonly inputs: readonly Shown[];
  readonly comparisons: readonly Comparison[];
}

/**
 * The smallest input that fails, as a student sees it. Whoever calls the function on these inputs
 * gets the numbers in `received`; the numbers in `expected` are right for them.
 */
export interface Counterexample extends ShownCall {
  /** The function that was called. */
  readonly function: string;
  /** The call that this one was compared with, if the check is about how two calls relate. */
  readonly related: ShownCall | undefined;
}

interface FailureDetails {
  readonly status?: FailureStatus;
  readonly counterexample?: Counterexample | undefined;
  readonly hint?: string | undefined;
}

/** A check that fails. The message tells the student in one or two sentences what was seen. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
  readonly status: FailureStatus;
  readonly counterexample: Counterexample | undefined;
  /** Replaces the check's own hint. */
  readonly hint: string | undefined;

  constructor(message: string, { status = 'failed', counterexample, hint }: FailureDetails = {}) {
    super(message);
    this.status = status;
    this.counterexample = counterexample;
    this.hint = hint;
  }
}
