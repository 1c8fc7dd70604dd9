import { mapRows, softmax } from './linear-algebra';
import { dim, filled, sizeOf, type NumericTensor } from './tensor';

export interface AttentionInput {
  /** `[..., n, dK]` */
  readonly queries: NumericTensor;
  /** `[..., m, dK]` */
  readonly keys: NumericTensor;
  /** `[..., m, dV]` */
  readonly values: NumericTensor;
  /** bool `[n, m]` */
  readonly mask?: NumericTensor | undefined;
}

export interface AttentionOutput {
  readonly output: NumericTensor;
  readonly weights: NumericTensor;
}

export interface AttentionDims {
  readonly n: number;
  readonly m: number;
  readonly dK: number;
  readonly dV: number;
  /** The shape of the queries. */
  readonly shape: readonly number[];
}

/** Whether query i may attend to key j. */
type Visible = (i: number, j: number) => boolean;

/**
 * The steps of softmax(QKᵀ/√dK)·V that can go wrong, in order. The defaults are correct; a mistake
 * is the oracle with some steps replaced.
 */
export interface AttentionSteps {
  /** What plays each of the three roles. */
  readonly queries: (input: AttentionInput) => NumericTensor;
  readonly keys: (input: AttentionInput) => NumericTensor;
  readonly values: (input: AttentionInput) => NumericTensor;
  /** Compares a query with a key, both of length dK. */
  readonly score: (query: Float64Array, key: Float64Array) => number;
  /** The factor of each score, from the lengths of the axes. */
  readonly scale: (dims: AttentionDims) => number;
  /** The mask as it is used; it is broadcast with the scores. */
  readonly mask: (mask: NumericTensor | undefined) => NumericTensor | undefined;
  readonly visible: (mask: NumericTensor | undefined, i: number, j: number) => boolean;
  /** What becomes of a scaled score. */
  readonly activate: (score: number) => number;
  /** What the softmax gets for it. Without a mask, every key is visible. */
  readonly hide: (score: number, isVisible: boolean, isMasked: boolean) => number;
  /** Scores `[..., n, m]` to weights of the same shape. */
  readonly normalise: (scores: NumericTensor) => NumericTensor;
  /** Weights to weights, after the softmax. */
  readonly adjust: (weights: NumericTensor, visible: Visible, dims: AttentionDims) => NumericTensor;
  /** Weights `[..., n, m]` and values `[..., m, dV]` to their product. */
  readonly weigh: (weights: NumericTensor, values: NumericTensor) => NumericTensor;
  /** What becomes of the output. */
  readonly finish: (output: NumericTensor, input: AttentionInput, dims: AttentionDims) => NumericTensor;
  /** What becomes of the weights after they are used. */
  readonly report: (weights: NumericTensor, scores: NumericTensor) => NumericTensor;
  readonly give: (output: NumericTensor, weights: NumericTensor) => AttentionOutput;
}

/** Below every score, which reach ±1e3. */
const HIDDEN_SCORE = -1e9;

export const attentionSteps: AttentionSteps = {
  queries: ({ queries }) => queries,
  keys: ({ keys }) => keys,
  values: ({ values }) => values,
  score: dot,
  scale: ({ dK }) => 1 / Math.sqrt(dK),
  mask: (mask) => mask,
  visible: (mask, i, j) => {
    if (mask === undefined) return true;
    const [rows = 1, columns = 1] = mask.shape;
    return mask.data[(i % rows) * columns + (j % columns)] !== 0;
  },
  activate: (score) => score,
  hide: (score, isVisible) => (isVisible ? score : HIDDEN_SCORE),
  normalise: (scores) => mapRows(scores, softmax),
  adjust: (weights) => weights,
  weigh: weightedSum,
  finish: (output) => output,
  report: (weights) => weights,
  give: (output, weights) => ({ output, weights }),
};

/** Scaled dot-product attention (Vaswani et al. 2017, equation 1), with leading axes and a mask. */
export function attention(input: AttentionInput, changed: Partial<AttentionSteps> = {}): AttentionOutput {
  const steps = { ...attentionSteps, ...changed };
  const [queries, keys, values] = [steps.queries(input), steps.keys(input), steps.values(input)];
  const [n, m, dK] = [dim(queries, -2), dim(keys, -2), dim(queries, -1)];
  if (dim(keys, -1) !== dK) throw new RangeError('queries and keys have different lengths');
  const dims = { n, m, dK, dV: dim(values, -1), shape: queries.shape };
  const factor = steps.scale(dims);
  const mask = steps.mask(input.mask);
  const visible: Visible = (i, j) => steps.visible(mask, i, j);
  const [rows, columns] = [broadcast(n, mask?.shape[0]), broadcast(m, mask?.shape[1])];
  const scores = filled([...queries.shape.slice(0, -2), rows, columns], 0);
  const [queryRows, keyRows] = [vectorsOf(queries), vectorsOf(keys)];
  const isVisible = Array.from({ length: rows * columns }, (_, k) =>
    visible(Math.floor(k / columns), k % columns),
  );
  let next = 0;
  for (let leading = 0; next < scores.data.length; leading++) {
    for (let k = 0; k < rows * columns; k++) {
      const query = queryRows[leading * n + (Math.floor(k / columns) % n)];
      const key = keyRows[leading * m + ((k % columns) % m)];
      const score = query === undefined || key === undefined ? Number.NaN : steps.score(query, key);
      scores.data[next++] = steps.hide(
        steps.activate(score * factor),
        isVisible[k] === true,
        mask !== undefined,
      );
    }
  }
  const weights = steps.adjust(steps.normalise(scores), visible, dims);
  const output = steps.finish(steps.weigh(weights, values), input, dims);
  return steps.give(output, steps.report(weights, scores));
}

/**
 * The length of an axis of scores and mask together.
 *
 * @throws RangeError if the lengths do not fit
 */
function broadcast(length: number, masked = length): number {
  if (length !== masked && length !== 1 && masked !== 1) throw new RangeError('the mask does not fit');
  return Math.max(length, masked);
}

/** The vectors along the last axis, in order. */
function vectorsOf(x: NumericTensor): Float64Array[] {
  const width = dim(x, -1);
  return Array.from({ length: sizeOf(x.shape.slice(0, -1)) }, (_, row) =>
    x.data.subarray(row * width, (row + 1) * width),
  );
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? Number.NaN) * (b[k] ?? Number.NaN);
  return sum;
}

/** weights `[..., n, m]` · values `[..., m, dV]`. */
export function weightedSum(weights: NumericTensor, values: NumericTensor): NumericTensor {
  const [n, m, dV] = [dim(weights, -2), dim(weights, -1), dim(values, -1)];
  if (dim(values, -2) !== m) throw new RangeError('there is not one value for each key');
  const numRows = sizeOf(weights.shape.slice(0, -1));
  const sums = filled([...weights.shape.slice(0, -1), dV], 0);
  for (let row = 0; row < numRows; row++) {
    const lead = Math.floor(row / n);
    for (let j = 0; j < m; j++) {
      const weight = weights.data[row * m + j] ?? Number.NaN;
      for (let column = 0; column < dV; column++) {
        const i = row * dV + column;
        sums.data[i] =
          (sums.data[i] ?? 0) + weight * (values.data[(lead * m + j) * dV + column] ?? Number.NaN);
      }
    }
  }
  return sums;
}
