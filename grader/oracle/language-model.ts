import { project } from './linear-algebra';
import {
  predictionLosses,
  predictionSteps,
  type ByPrediction,
  type PredictionInput,
  type PredictionSteps,
} from './predictions';
import { mean } from './reductions';
import { dim, scalar, type NumericTensor } from './tensor';

export interface NextTokenLogitsInput {
  /** `[batch, n, dModel]` */
  readonly hidden: NumericTensor;
  /** `[dModel, vocab]` */
  readonly unembedding: NumericTensor;
}

/** The steps of hidden · unembedding that can go wrong, in order. */
export interface NextTokenLogitsSteps {
  readonly hidden: (hidden: NumericTensor) => NumericTensor;
  readonly unembedding: (unembedding: NumericTensor) => NumericTensor;
  /** The factor of each logit. */
  readonly scale: (dModel: number, vocab: number) => number;
  /** What is returned. */
  readonly finish: (logits: NumericTensor) => NumericTensor;
}

export const nextTokenLogitsSteps: NextTokenLogitsSteps = {
  hidden: (hidden) => hidden,
  unembedding: (unembedding) => unembedding,
  scale: () => 1,
  finish: (logits) => logits,
};

export function nextTokenLogits(
  { hidden, unembedding }: NextTokenLogitsInput,
  changed: Partial<NextTokenLogitsSteps> = {},
): NumericTensor {
  const steps = { ...nextTokenLogitsSteps, ...changed };
  const logits = project(steps.hidden(hidden), steps.unembedding(unembedding));
  const factor = steps.scale(dim(unembedding, 0), dim(unembedding, 1));
  return steps.finish(
    factor === 1 ? logits : { ...logits, data: logits.data.map((value) => value * factor) },
  );
}

export type NextTokenLossInput = PredictionInput;

export interface LossDims {
  readonly batch: number;
  readonly n: number;
  readonly vocab: number;
}

/** The steps of the loss that can go wrong, beside those of its predictions. */
export interface NextTokenLossSteps extends PredictionSteps {
  /** The losses of all predictions as one number. */
  readonly reduce: (losses: ByPrediction<number>, dims: LossDims) => number;
  /** What it is divided by besides. */
  readonly divisor: (dims: LossDims) => number;
  readonly sign: 1 | -1;
  /** From nats to the unit of the result. */
  readonly unit: (loss: number) => number;
}

export const nextTokenLossSteps: NextTokenLossSteps = {
  ...predictionSteps,
  reduce: (losses) => meanOfAny(losses.flat()),
  divisor: () => 1,
  sign: 1,
  unit: (loss) => loss,
};

/** Without a prediction, the mean of tfjs is 0. */
const meanOfAny = (losses: readonly number[]): number => (losses.length === 0 ? 0 : mean(losses));

/** The mean over batch · (n − 1) predictions of −ln p(next token), in nats. */
export function nextTokenLoss(
  input: NextTokenLossInput,
  changed: Partial<NextTokenLossSteps> = {},
): NumericTensor {
  const steps = { ...nextTokenLossSteps, ...changed };
  const { tokens, logits } = input;
  const dims = { batch: dim(tokens, 0), n: dim(tokens, 1), vocab: dim(logits, 2) };
  const { losses } = predictionLosses(input, steps);
  const loss = steps.reduce(losses, dims) / steps.divisor(dims);
  return scalar(steps.unit(steps.sign * loss));
}
