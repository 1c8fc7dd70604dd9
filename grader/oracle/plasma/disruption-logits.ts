import { meansSoFar, signalLogits, type SignalModelParams, type SignalModelSteps } from '../signals';
import type { NumericTensor } from '../tensor';

export interface DisruptionInput {
  /** `[shots, time, channels]` */
  readonly signals: NumericTensor;
  readonly params: SignalModelParams;
  readonly numHeads: number;
}

/**
 * A logit for each step of a shot, `[shots, time]`, from the mean of the block's results so far.
 *
 * @param changes steps that replace the right ones
 */
export const disruptionLogits = (
  { signals, params, numHeads }: DisruptionInput,
  changes: Partial<SignalModelSteps> = {},
): NumericTensor => signalLogits({ x: signals, params, numHeads }, { pool: meansSoFar, ...changes });
