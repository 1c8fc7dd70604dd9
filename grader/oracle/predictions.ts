import { logSoftmax, rowsOf } from './linear-algebra';
import { dim, type NumericTensor } from './tensor';

export interface PredictionInput {
  /** `[batch, n, vocab]` */
  readonly logits: NumericTensor;
  /** int32 `[batch, n]` */
  readonly tokens: NumericTensor;
}

/**
 * The place whose logits are read, and the place of the token that they are held against. Position
 * t of an example is the place example · n + t; the target −1 stands for a padded token 0.
 */
export interface Prediction {
  readonly from: number;
  readonly target: number;
}

/** `[example][prediction]` */
export type ByPrediction<T> = readonly (readonly T[])[];

type Row = readonly number[];

/**
 * The steps from logits to the losses of predictions that can go wrong, in order. The defaults are
 * correct; a mistake is the oracle with some steps replaced.
 */
export interface PredictionSteps {
  readonly predictions: (batch: number, n: number) => ByPrediction<Prediction>;
  /** The predictions as they are held against tokens. */
  readonly pair: (predictions: ByPrediction<Prediction>) => ByPrediction<Prediction>;
  /** The token that is looked for. */
  readonly token: (token: number) => number;
  /** What becomes of a row of logits before it is normalised. */
  readonly prepare: (logits: Row) => Row;
  /** Rows of logits to rows of ln p. */
  readonly normalise: (logits: ByPrediction<Row>) => ByPrediction<Row>;
  /** The loss of a prediction; a token beyond the vocabulary has a row of zeros as one-hot. */
  readonly pick: (logLikelihoods: Row, token: number) => number;
}

export const predictionSteps: PredictionSteps = {
  predictions: (batch, n) =>
    Array.from({ length: batch }, (_, example) =>
      Array.from({ length: n - 1 }, (__, t) => ({ from: example * n + t, target: example * n + t + 1 })),
    ),
  pair: (predictions) => predictions,
  token: (token) => token,
  prepare: (logits) => logits,
  normalise: (logits) => logits.map((rows) => rows.map(logSoftmax)),
  pick: (logLikelihoods, token) => -(logLikelihoods[token] ?? 0),
};

/** The predictions with the loss of each. */
export function predictionLosses(
  { logits, tokens }: PredictionInput,
  { predictions, pair, token, prepare, normalise, pick }: PredictionSteps,
): { readonly predicted: ByPrediction<Prediction>; readonly losses: ByPrediction<number> } {
  const rows = rowsOf(logits);
  const predicted = pair(predictions(dim(tokens, 0), dim(tokens, 1)));
  const prepared = predicted.map((each) => each.map(({ from }) => prepare(rows[from] ?? [])));
  const normalised = normalise(prepared);
  return {
    predicted,
    losses: predicted.map((each, example) =>
      each.map(({ target }, i) =>
        pick(normalised[example]?.[i] ?? [], target < 0 ? 0 : token(tokens.data[target] ?? Number.NaN)),
      ),
    ),
  };
}
