import {
  predictionLosses,
  predictionSteps,
  type ByPrediction,
  type Prediction,
  type PredictionSteps,
} from './predictions';
import { sum } from './reductions';
import { dim, scalar, tensor, type NumericTensor } from './tensor';

export interface ResponseInput {
  /** `[batch, n, vocab]` */
  readonly logits: NumericTensor;
  /** int32 `[batch, n]` */
  readonly tokens: NumericTensor;
  /** bool `[batch, n]`, true where a token belongs to a response */
  readonly responseMask: NumericTensor;
}

/** Whether the token at a position of its row belongs to a response; false beyond the ends. */
export type InResponse = (t: number) => boolean;

/** The steps from logits to the losses of a response that can go wrong. */
export interface ResponseSteps extends PredictionSteps {
  /** Whether a prediction counts, from the positions of its logits and of its target. */
  readonly counts: (inResponse: InResponse, from: number, target: number, n: number) => boolean;
  /** What goes in beside the predictions, given which of them count. */
  readonly masked: (input: ResponseInput, counts: (place: Prediction) => boolean) => ResponseInput;
  /** Which predictions are summed, given whether they count. */
  readonly keeps: (counts: boolean) => boolean;
}

export const responseSteps: ResponseSteps = {
  ...predictionSteps,
  counts: (inResponse, _, target) => inResponse(target),
  masked: (input) => input,
  keeps: (counts) => counts,
};

/** The losses that count, `[example][prediction]`, and the number of all predictions of a row. */
export function responseLosses(
  input: ResponseInput,
  steps: ResponseSteps,
): { readonly losses: ByPrediction<number>; readonly numPredictions: number } {
  const n = dim(input.tokens, 1);
  const { data } = input.responseMask;
  const counts = ({ from, target }: Prediction): boolean => {
    const row = Math.floor((target < 0 ? from : target) / n) * n;
    const inResponse: InResponse = (t) => t >= 0 && t < n && (data[row + t] ?? 0) !== 0;
    return steps.counts(inResponse, from - row, target < 0 ? -1 : target - row, n);
  };
  const { predicted, losses } = predictionLosses(steps.masked(input, counts), steps);
  return {
    numPredictions: predicted[0]?.length ?? 0,
    losses: losses.map((row, example) =>
      row.flatMap((loss, i) => {
        const prediction = predicted[example]?.[i];
        if (prediction !== undefined && steps.keeps(counts(prediction))) return [loss];
        // Whoever overflows multiplies by the mask, and 0 · ∞ is not a number.
        return Number.isFinite(loss) ? [] : [Number.NaN];
      }),
    ),
  };
}

export interface FineTuningSteps extends ResponseSteps {
  /** What the losses that count are made of: their total. */
  readonly total: (losses: ByPrediction<number>) => number;
  /** What the total is divided by; `numPredictions` is the number of a row without a mask. */
  readonly count: (losses: ByPrediction<number>, numPredictions: number, input: ResponseInput) => number;
  readonly divisor: (input: ResponseInput) => number;
  readonly sign: 1 | -1;
  readonly unit: (loss: number) => number;
}

export const fineTuningSteps: FineTuningSteps = {
  ...responseSteps,
  total: (losses) => sum(losses.flat()),
  count: (losses) => losses.reduce((total, row) => total + row.length, 0),
  divisor: () => 1,
  sign: 1,
  unit: (loss) => loss,
};

/** The mean, over the whole batch, of −ln p of the tokens that belong to a response. */
export function fineTuningLoss(input: ResponseInput, changed: Partial<FineTuningSteps> = {}): NumericTensor {
  const steps = { ...fineTuningSteps, ...changed };
  const { losses, numPredictions } = responseLosses(input, steps);
  const loss = steps.total(losses) / steps.count(losses, numPredictions, input) / steps.divisor(input);
  return scalar(steps.unit(steps.sign * loss));
}

export interface SequenceSteps extends ResponseSteps {
  /** Turns the losses of one response into one number. */
  readonly total: (losses: readonly number[], numPredictions: number, n: number) => number;
  readonly divisor: (input: ResponseInput) => number;
  readonly sign: 1 | -1;
  readonly unit: (logProb: number) => number;
}

export const sequenceSteps: SequenceSteps = {
  ...responseSteps,
  total: sum,
  divisor: () => 1,
  sign: -1,
  unit: (logProb) => logProb,
};

/** ln p of each response given its prompt, `[batch]`: summed, so that an empty response gives 0. */
export function sequenceLogProb(input: ResponseInput, changed: Partial<SequenceSteps> = {}): NumericTensor {
  const steps = { ...sequenceSteps, ...changed };
  const { losses, numPredictions } = responseLosses(input, steps);
  const divisor = steps.divisor(input);
  const n = dim(input.tokens, 1);
  // No response has a log-probability of −0.
  const totals = losses.map(
    (row) => steps.unit((steps.sign * steps.total(row, numPredictions, n)) / divisor) + 0,
  );
  return tensor([totals.length], totals);
}
