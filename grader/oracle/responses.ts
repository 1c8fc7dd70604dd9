import { crossEntropy, rowsOf } from './linear-algebra';
import { mean, sum } from './reductions';
import { at, dim, scalar, tensor, type NumericTensor } from './tensor';

export interface ResponseInput {
  /** `[batch, n, vocab]` */
  readonly logits: NumericTensor;
  /** int32 `[batch, n]` */
  readonly tokens: NumericTensor;
  /** bool `[batch, n]`, true where a token belongs to the response */
  readonly responseMask: NumericTensor;
}

/** The position whose logits are read, and the position of the token that they are held against. */
export interface Prediction {
  readonly from: number;
  readonly target: number;
}

/**
 * The steps from logits to the losses of a response that can go wrong. The defaults are correct; a
 * misconception is the oracle with some steps replaced.
 */
export interface ResponseSteps {
  /** The predictions of a row of n tokens, in order. */
  readonly predictions: (n: number) => readonly Prediction[];
  /** Whether a prediction counts; `inResponse[t]` says whether token t belongs to the response. */
  readonly counts: (inResponse: readonly boolean[], prediction: Prediction) => boolean;
  /** The loss of one prediction. */
  readonly surprise: (logits: readonly number[], target: number) => number;
}

export const responseSteps: ResponseSteps = {
  predictions: (n) => Array.from({ length: n - 1 }, (_, t) => ({ from: t, target: t + 1 })),
  counts: (inResponse, { target }) => inResponse[target] === true,
  surprise: crossEntropy,
};

/** The losses that count, `[example][prediction]`. */
export function responseLosses(
  { logits, tokens, responseMask }: ResponseInput,
  { predictions, counts, surprise }: ResponseSteps,
): number[][] {
  const [batch, n] = [dim(tokens, 0), dim(tokens, 1)];
  const rows = rowsOf(logits);
  return Array.from({ length: batch }, (_, example) => {
    const inResponse = Array.from({ length: n }, (__, t) => at(responseMask, example * n + t) !== 0);
    return predictions(n)
      .filter((prediction) => counts(inResponse, prediction))
      .map(({ from, target }) => surprise(rows[example * n + from] ?? [], at(tokens, example * n + target)));
  });
}

export interface FineTuningSteps extends ResponseSteps {
  /**
   * Turns the losses that count into one number; `numPredictions` is their number without a mask.
   */
  readonly reduce: (
    losses: readonly (readonly number[])[],
    numPredictions: number,
    input: ResponseInput,
  ) => number;
}

export const fineTuningSteps: FineTuningSteps = {
  ...responseSteps,
  reduce: (losses) => mean(losses.flat()),
};

/** The mean, over the whole batch, of −ln p of the tokens that belong to a response. */
export function fineTuningLoss(input: ResponseInput, changed: Partial<FineTuningSteps> = {}): NumericTensor {
  const steps = { ...fineTuningSteps, ...changed };
  const numPredictions = dim(input.tokens, 0) * steps.predictions(dim(input.tokens, 1)).length;
  return scalar(steps.reduce(responseLosses(input, steps), numPredictions, input));
}

export interface SequenceSteps extends ResponseSteps {
  /** Turns the losses of one response into its log-probability. */
  readonly total: (losses: readonly number[], numPredictions: number) => number;
}

export const sequenceSteps: SequenceSteps = { ...responseSteps, total: (losses) => -sum(losses) };

/** ln p of each response given its prompt, `[batch]`: summed, so that an empty response gives 0. */
export function sequenceLogProb(input: ResponseInput, changed: Partial<SequenceSteps> = {}): NumericTensor {
  const steps = { ...sequenceSteps, ...changed };
  const numPredictions = steps.predictions(dim(input.tokens, 1)).length;
  const totals = responseLosses(input, steps).map((losses) => steps.total(losses, numPredictions));
  // No response has a log-probability of −0.
  return tensor(
    [totals.length],
    totals.map((total) => total + 0),
  );
}
