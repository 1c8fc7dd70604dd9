import { mapRows, project, softmax } from './linear-algebra';
import { at, dim, generate, type NumericTensor } from './tensor';

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
}

/** Whether query i may attend to key j. */
type Visible = (i: number, j: number) => boolean;

/**
 * The steps of softmax(QKᵀ/√dK)·V that can go wrong, in order. The defaults are correct; a mistake
 * is the oracle with some steps replaced.
 */
export interface AttentionSteps {
  /** Compares a query with a key, both of length dK. */
  readonly score: (query: Float64Array, key: Float64Array) => number;
  /** The factor of each score, from the lengths of the axes. */
  readonly scale: (dims: AttentionDims) => number;
  readonly visible: (mask: NumericTensor | undefined, i: number, j: number) => boolean;
  /** What the softmax gets for a scaled score. */
  readonly hide: (score: number, isVisible: boolean) => number;
  /** Scores `[..., n, m]` to weights of the same shape. */
  readonly normalise: (scores: NumericTensor) => NumericTensor;
  /** Weights to weights, after the softmax. */
  readonly adjust: (weights: NumericTensor, visible: Visible, dims: AttentionDims) => NumericTensor;
  /** Weights `[..., n, m]` and values `[..., m, dV]` to the output. */
  readonly weigh: (weights: NumericTensor, values: NumericTensor) => NumericTensor;
  /** What is returned as output. */
  readonly finish: (output: NumericTensor, input: AttentionInput) => NumericTensor;
  /** What is returned as weights. */
  readonly report: (weights: NumericTensor, scores: NumericTensor) => NumericTensor;
}

/** Below every score, which reach ±1e3. */
const HIDDEN_SCORE = -1e9;

export const attentionSteps: AttentionSteps = {
  score: dot,
  scale: ({ dK }) => 1 / Math.sqrt(dK),
  visible: (mask, i, j) => mask === undefined || at(mask, i * dim(mask, 1) + j) !== 0,
  hide: (score, isVisible) => (isVisible ? score : HIDDEN_SCORE),
  normalise: (scores) => mapRows(scores, softmax),
  adjust: (weights) => weights,
  weigh: weightedSum,
  finish: (output) => output,
  report: (weights) => weights,
};

/** Scaled dot-product attention (Vaswani et al. 2017, equation 1), with leading axes and a mask. */
export function attention(input: AttentionInput, changed: Partial<AttentionSteps> = {}): AttentionOutput {
  const steps = { ...attentionSteps, ...changed };
  const { queries, keys, values, mask } = input;
  const dims = { n: dim(queries, -2), m: dim(keys, -2), dK: dim(queries, -1), dV: dim(values, -1) };
  const { n, m, dK } = dims;
  const factor = steps.scale(dims);
  const visible: Visible = (i, j) => steps.visible(mask, i, j);
  const scores = generate([...queries.shape.slice(0, -1), m], (index) => {
    const row = Math.floor(index / m);
    const key = Math.floor(row / n) * m + (index % m);
    const score = steps.score(vectorAt(queries, row, dK), vectorAt(keys, key, dK));
    return steps.hide(score * factor, visible(row % n, index % m));
  });
  const weights = steps.adjust(steps.normalise(scores), visible, dims);
  return {
    weights: steps.report(weights, scores),
    output: steps.finish(steps.weigh(weights, values), input),
  };
}

const vectorAt = (x: NumericTensor, row: number, width: number): Float64Array =>
  x.data.subarray(row * width, (row + 1) * width);

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? Number.NaN) * (b[k] ?? Number.NaN);
  return sum;
}

/** weights `[..., n, m]` · values `[..., m, dV]`. */
export function weightedSum(weights: NumericTensor, values: NumericTensor): NumericTensor {
  const [n, m, dV] = [dim(weights, -2), dim(weights, -1), dim(values, -1)];
  if (dim(values, -2) !== m) throw new RangeError('there is not one value for each key');
  return generate([...weights.shape.slice(0, -1), dV], (index) => {
    const row = Math.floor(index / dV);
    const lead = Math.floor(row / n);
    let sum = 0;
    for (let j = 0; j < m; j++)
      sum += at(weights, row * m + j) * at(values, (lead * m + j) * dV + (index % dV));
    return sum;
  });
}

export interface MultiHeadAttentionKernels {
  readonly queryKernel: NumericTensor;
  readonly keyKernel: NumericTensor;
  readonly valueKernel: NumericTensor;
  readonly outputKernel: NumericTensor;
}

export interface MultiHeadAttentionInput {
  /** `[batch, n, dModel]` */
  readonly x: NumericTensor;
  readonly params: MultiHeadAttentionKernels;
  readonly numHeads: number;
  /** bool `[n, n]` */
  readonly mask?: NumericTensor | undefined;
}

export interface HeadDims {
  readonly dHead: number;
  readonly numHeads: number;
  readonly dModel: number;
  readonly n: number;
}

/** The steps of multi-head attention that can go wrong, beside those of attention itself. */
export interface MultiHeadSteps {
  readonly numHeads: (numHeads: number) => number;
  /** The kernels as they are used. */
  readonly queryKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  readonly keyKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  readonly valueKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  /** What becomes of each projection, `[batch, n, numHeads·dHead]`. */
  readonly projected: (x: NumericTensor) => NumericTensor;
  /** `[batch, n, numHeads·dHead]` to `[batch, numHeads, n, dHead]` */
  readonly split: (x: NumericTensor, numHeads: number) => NumericTensor;
  /** The factor of each score. */
  readonly scale: (dims: HeadDims) => number;
  readonly attention: Omit<Partial<AttentionSteps>, 'scale'>;
  /** `[batch, numHeads, n, dHead]` to `[batch, n, numHeads·dHead]` */
  readonly join: (x: NumericTensor) => NumericTensor;
  /** Joined heads to the result, `[batch, n, dModel]`. */
  readonly combine: (joined: NumericTensor, kernels: MultiHeadAttentionKernels) => NumericTensor;
  /** What is returned. */
  readonly finish: (output: NumericTensor, input: MultiHeadAttentionInput) => NumericTensor;
}

export const multiHeadSteps: MultiHeadSteps = {
  numHeads: (numHeads) => numHeads,
  queryKernel: ({ queryKernel }) => queryKernel,
  keyKernel: ({ keyKernel }) => keyKernel,
  valueKernel: ({ valueKernel }) => valueKernel,
  projected: (x) => x,
  split: splitHeads,
  scale: ({ dHead }) => 1 / Math.sqrt(dHead),
  attention: {},
  join: joinHeads,
  combine: (joined, { outputKernel }) => project(joined, outputKernel),
  finish: (output) => output,
};

/** Splits columns into heads: head h gets columns h·dHead … (h+1)·dHead − 1. */
export function splitHeads(x: NumericTensor, numHeads: number): NumericTensor {
  const [batch, n] = [dim(x, 0), dim(x, 1)];
  const dHead = dim(x, 2) / numHeads;
  return generate([batch, numHeads, n, dHead], (index) => {
    const column = index % dHead;
    const row = Math.floor(index / dHead) % n;
    const head = Math.floor(index / (dHead * n)) % numHeads;
    const example = Math.floor(index / (dHead * n * numHeads));
    return at(x, ((example * n + row) * numHeads + head) * dHead + column);
  });
}

/** The inverse of `splitHeads`. */
export function joinHeads(x: NumericTensor): NumericTensor {
  const [batch, numHeads, n, dHead] = [dim(x, 0), dim(x, 1), dim(x, 2), dim(x, 3)];
  return generate([batch, n, numHeads * dHead], (index) => {
    const column = index % dHead;
    const head = Math.floor(index / dHead) % numHeads;
    const row = Math.floor(index / (dHead * numHeads)) % n;
    const example = Math.floor(index / (dHead * numHeads * n));
    return at(x, ((example * numHeads + head) * n + row) * dHead + column);
  });
}

/** Multi-head self-attention without biases (Vaswani et al. 2017, section 3.2.2). */
export function multiHeadAttention(
  input: MultiHeadAttentionInput,
  changed: Partial<MultiHeadSteps> = {},
): NumericTensor {
  const steps = { ...multiHeadSteps, ...changed };
  const { x, params, mask } = input;
  const numHeads = steps.numHeads(input.numHeads);
  const inHeads = (kernel: NumericTensor): NumericTensor =>
    steps.split(steps.projected(project(x, kernel)), numHeads);
  const { output } = attention(
    {
      queries: inHeads(steps.queryKernel(params)),
      keys: inHeads(steps.keyKernel(params)),
      values: inHeads(steps.valueKernel(params)),
      mask,
    },
    {
      ...steps.attention,
      scale: ({ n, dK }) => steps.scale({ n, dHead: dK, numHeads, dModel: dim(x, 2) }),
    },
  );
  return steps.finish(steps.combine(steps.join(output), params), input);
}
