import { attention, type AttentionSteps } from './attention';
import { project } from './linear-algebra';
import { dim, filled, reshape, type NumericTensor } from './tensor';

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

/** What a projection of x is used as. */
export type Role = 'queries' | 'keys' | 'values';

/** The steps of multi-head attention that can go wrong, beside those of attention itself. */
export interface MultiHeadSteps {
  /** The number of heads, from that and from the width of all heads. */
  readonly numHeads: (numHeads: number, width: number) => number;
  /** The kernels as they are used. */
  readonly queryKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  readonly keyKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  readonly valueKernel: (kernels: MultiHeadAttentionKernels) => NumericTensor;
  readonly project: (x: NumericTensor, kernel: NumericTensor, numHeads: number) => NumericTensor;
  /** What becomes of each projection, `[batch, n, numHeads·dHead]`. */
  readonly projected: (x: NumericTensor, role: Role) => NumericTensor;
  /** The width of all heads, for code that does not read it off the projection. */
  readonly width: (width: number, dModel: number) => number;
  /** `[batch, n, numHeads·dHead]` to `[batch, numHeads, n, dHead]` */
  readonly split: (x: NumericTensor, numHeads: number) => NumericTensor;
  /** The factor of each score. */
  readonly scale: (dims: HeadDims) => number;
  readonly attention: Omit<Partial<AttentionSteps>, 'scale'>;
  /** `[batch, numHeads, n, dHead]` to `[batch, n, numHeads·dHead]` */
  readonly join: (x: NumericTensor) => NumericTensor;
  /** What becomes of the joined heads. */
  readonly joined: (x: NumericTensor) => NumericTensor;
  /** Joined heads to the output, `[batch, n, dModel]`. */
  readonly combine: (
    joined: NumericTensor,
    kernels: MultiHeadAttentionKernels,
    x: NumericTensor,
  ) => NumericTensor;
  readonly activate: (output: NumericTensor) => NumericTensor;
  /** What x adds to the output. */
  readonly residual: (output: NumericTensor, x: NumericTensor) => NumericTensor;
  /** What is returned. */
  readonly finish: (output: NumericTensor, input: MultiHeadAttentionInput) => NumericTensor;
}

export const multiHeadSteps: MultiHeadSteps = {
  numHeads: (numHeads) => numHeads,
  queryKernel: ({ queryKernel }) => queryKernel,
  keyKernel: ({ keyKernel }) => keyKernel,
  valueKernel: ({ valueKernel }) => valueKernel,
  project,
  projected: (x) => x,
  width: (width) => width,
  split: splitHeads,
  scale: ({ dHead }) => 1 / Math.sqrt(dHead),
  attention: {},
  join: joinHeads,
  joined: (x) => x,
  combine: (joined, { outputKernel }) => project(joined, outputKernel),
  activate: (output) => output,
  residual: (output) => output,
  finish: (output) => output,
};

/**
 * Splits columns into heads: head h gets columns h·dHead … (h+1)·dHead − 1.
 *
 * @throws RangeError if that leaves columns over
 */
export function splitHeads(x: NumericTensor, numHeads: number): NumericTensor {
  const [batch, n] = [dim(x, 0), dim(x, 1)];
  const dHead = dim(x, 2) / numHeads;
  if (!Number.isInteger(dHead)) throw new RangeError('the heads do not fit the columns');
  return swapMiddleAxes(reshape(x, [batch, n, numHeads, dHead]));
}

/** The inverse of `splitHeads`. */
export function joinHeads(x: NumericTensor): NumericTensor {
  const [batch, numHeads, n, dHead] = [dim(x, 0), dim(x, 1), dim(x, 2), dim(x, 3)];
  return reshape(swapMiddleAxes(x), [batch, n, numHeads * dHead]);
}

/** `[a, b, c, d]` to `[a, c, b, d]`. */
function swapMiddleAxes(x: NumericTensor): NumericTensor {
  const [a, b, c, d] = [dim(x, 0), dim(x, 1), dim(x, 2), dim(x, 3)];
  const swapped = filled([a, c, b, d], 0, x.dtype);
  let next = 0;
  for (let lead = 0; lead < a; lead++)
    for (let j = 0; j < c; j++)
      for (let i = 0; i < b; i++)
        for (let k = 0; k < d; k++)
          swapped.data[next++] = x.data[((lead * b + i) * c + j) * d + k] ?? Number.NaN;
  return swapped;
}

/** Multi-head self-attention without biases (Vaswani et al. 2017, section 3.2.2). */
export function multiHeadAttention(
  input: MultiHeadAttentionInput,
  changed: Partial<MultiHeadSteps> = {},
): NumericTensor {
  const steps = { ...multiHeadSteps, ...changed };
  const { x, params, mask } = input;
  const dModel = dim(x, 2);
  const numHeads = steps.numHeads(input.numHeads, dim(params.queryKernel, 1));
  const inHeads = (kernel: NumericTensor, role: Role): NumericTensor => {
    const projected = steps.projected(steps.project(x, kernel, numHeads), role);
    const width = dim(projected, 2);
    if (steps.width(width, dModel) !== width) throw new RangeError('the heads have another width');
    return steps.split(projected, numHeads);
  };
  const { output } = attention(
    {
      queries: inHeads(steps.queryKernel(params), 'queries'),
      keys: inHeads(steps.keyKernel(params), 'keys'),
      values: inHeads(steps.valueKernel(params), 'values'),
      mask,
    },
    {
      ...steps.attention,
      scale: ({ n, dK }) => steps.scale({ n, dHead: dK, numHeads, dModel }),
    },
  );
  const combined = steps.combine(steps.joined(steps.join(output)), params, x);
  return steps.finish(steps.residual(steps.activate(combined), x), input);
}
