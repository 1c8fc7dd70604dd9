import { project } from './linear-algebra';
import { sizeOf, type NumericTensor } from './tensor';

export interface FeedForwardKernels {
  readonly kernel1: NumericTensor;
  readonly bias1: NumericTensor;
  readonly kernel2: NumericTensor;
  readonly bias2: NumericTensor;
}

export interface FeedForwardInput {
  /** `[..., d]` */
  readonly x: NumericTensor;
  readonly params: FeedForwardKernels;
}

type Choose = (params: FeedForwardKernels) => NumericTensor;

/** Joins a number with the bias of its column. */
type WithBias = (value: number, bias: number) => number;

/** The steps of relu(x·kernel1 + bias1)·kernel2 + bias2 that can go wrong, in order. */
export interface FeedForwardSteps {
  readonly input: (x: NumericTensor) => NumericTensor;
  readonly kernel1: Choose;
  readonly bias1: Choose;
  readonly addFirst: WithBias;
  readonly activation: (value: number) => number;
  /** A hidden unit: the bias first, then the activation. */
  readonly unit: (value: number, bias: number, steps: Unit) => number;
  /** What becomes of the hidden units, `[..., dHidden]`. */
  readonly hidden: (units: NumericTensor) => NumericTensor;
  readonly kernel2: Choose;
  readonly bias2: Choose;
  readonly addSecond: WithBias;
  /** What is returned. */
  readonly finish: (output: NumericTensor, x: NumericTensor) => NumericTensor;
}

type Unit = Pick<FeedForwardSteps, 'addFirst' | 'activation'>;

export const relu = (value: number): number => Math.max(value, 0);

export const feedForwardSteps: FeedForwardSteps = {
  input: (x) => x,
  kernel1: ({ kernel1 }) => kernel1,
  bias1: ({ bias1 }) => bias1,
  addFirst: (value, bias) => value + bias,
  activation: relu,
  unit: (value, bias, { addFirst, activation }) => activation(addFirst(value, bias)),
  hidden: (units) => units,
  kernel2: ({ kernel2 }) => kernel2,
  bias2: ({ bias2 }) => bias2,
  addSecond: (value, bias) => value + bias,
  finish: (output) => output,
};

/** relu(x·kernel1 + bias1)·kernel2 + bias2 (Vaswani et al. 2017, equation 2). */
export function feedForward(
  { x, params }: FeedForwardInput,
  changed: Partial<FeedForwardSteps> = {},
): NumericTensor {
  const steps = { ...feedForwardSteps, ...changed };
  const { unit, addSecond } = steps;
  const first = project(steps.input(x), steps.kernel1(params));
  const units = withBias(first, steps.bias1(params), (value, bias) => unit(value, bias, steps));
  const second = project(steps.hidden(units), steps.kernel2(params));
  return steps.finish(withBias(second, steps.bias2(params), addSecond), x);
}

/**
 * Joins every row with a bias. As in tfjs, one of the two may have a single column.
 *
 * @throws RangeError if the lengths differ otherwise
 */
function withBias(x: NumericTensor, { data: bias }: NumericTensor, join: WithBias): NumericTensor {
  const width = x.shape.at(-1) ?? 1;
  const columns = Math.max(width, bias.length);
  if ([width, bias.length].some((length) => length !== columns && length !== 1))
    throw new RangeError('the bias is not as long as the rows');
  const shape = [...x.shape.slice(0, -1), columns];
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    const from = width === columns ? i : Math.floor(i / columns);
    data[i] = join(x.data[from] ?? Number.NaN, bias[i % bias.length] ?? Number.NaN);
  }
  return { shape, dtype: 'float32', data };
}
