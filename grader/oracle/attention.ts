import { project, softmax } from './linear-algebra';
import { at, dim, generate, sizeOf, tensor, type NumericTensor } from './tensor';

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

/**
 * The steps of softmax(QKᵀ/√dK)·V that can go wrong. The defaults are correct; a misconception is
 * the oracle with one step replaced.
 */
export interface AttentionSteps {
  /** The factor of each dot product, from the lengths of the axes. */
  readonly scale: (dims: { n: number; m: number; dK: number; dV: number }) => number;
  /** Turns a row of scores into weights; `visible[j]` says whether key j may be attended to. */
  readonly normalise: (scores: readonly number[], visible: readonly boolean[]) => number[];
  /** Whether query i may attend to key j. */
  readonly visible: (mask: NumericTensor | undefined, i: number, j: number) => boolean;
}

/** Softmax over the visible keys only; hidden keys get exactly 0. */
export function maskedSoftmax(scores: readonly number[], visible: readonly boolean[]): number[] {
  return softmax(scores.map((score, j) => (visible[j] === true ? score : Number.NEGATIVE_INFINITY)));
}

export const attentionSteps: AttentionSteps = {
  scale: ({ dK }) => 1 / Math.sqrt(dK),
  normalise: maskedSoftmax,
  visible: (mask, i, j) => mask === undefined || at(mask, i * dim(mask, 1) + j) !== 0,
};

/** Scaled dot-product attention (Vaswani et al. 2017, equation 1), with leading axes and a mask. */
export function attention(
  { queries, keys, values, mask }: AttentionInput,
  steps: Partial<AttentionSteps> = {},
): AttentionOutput {
  const { scale, normalise, visible } = { ...attentionSteps, ...steps };
  const leading = queries.shape.slice(0, -2);
  const [n, m, dK, dV] = [dim(queries, -2), dim(keys, -2), dim(queries, -1), dim(values, -1)];
  const factor = scale({ n, m, dK, dV });
  const weights: number[] = [];
  for (let lead = 0; lead < sizeOf(leading); lead++) {
    for (let i = 0; i < n; i++) {
      const scores = Array.from({ length: m }, (_, j) => {
        let dot = 0;
        for (let k = 0; k < dK; k++) {
          dot += at(queries, (lead * n + i) * dK + k) * at(keys, (lead * m + j) * dK + k);
        }
        return dot * factor;
      });
      weights.push(
        ...normalise(
          scores,
          scores.map((_, j) => visible(mask, i, j)),
        ),
      );
    }
  }
  const weightTensor = tensor([...leading, n, m], weights);
  return { weights: weightTensor, output: weightedSum(weightTensor, values) };
}

/** weights `[..., n, m]` · values `[..., m, dV]`. */
export function weightedSum(weights: NumericTensor, values: NumericTensor): NumericTensor {
  const [n, m, dV] = [dim(weights, -2), dim(weights, -1), dim(values, -1)];
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

/** The steps of multi-head attention that can go wrong, including those of attention itself. */
export interface MultiHeadSteps {
  /** `[batch, n, numHeads·dHead]` to `[batch, numHeads, n, dHead]` */
  readonly split: (x: NumericTensor, numHeads: number) => NumericTensor;
  /** `[batch, numHeads, n, dHead]` to `[batch, n, numHeads·dHead]` */
  readonly join: (x: NumericTensor) => NumericTensor;
  readonly attention: Partial<AttentionSteps>;
  readonly outputKernel: (kernel: NumericTensor) => NumericTensor;
}

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
  { x, params, numHeads, mask }: MultiHeadAttentionInput,
  steps: Partial<MultiHeadSteps> = {},
): NumericTensor {
  const {
    split = splitHeads,
    join = joinHeads,
    outputKernel = (kernel: NumericTensor): NumericTensor => kernel,
  } = steps;
  const { output } = attention(
    {
      queries: split(project(x, params.queryKernel), numHeads),
      keys: split(project(x, params.keyKernel), numHeads),
      values: split(project(x, params.valueKernel), numHeads),
      mask,
    },
    steps.attention,
  );
  return project(join(output), outputKernel(params.outputKernel));
}
