import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import { mapValues } from '../../oracle/tensor';
import { feedForward, type FeedForwardInput, type FeedForwardKernels } from '../../oracle/feed-forward';
import { rowAxes } from '../shared/leading-axes';

export const feedForwardParams = (numbers: Numbers, d: number, dHidden: number): FeedForwardKernels => ({
  kernel1: numbers.normal('kernel1', [d, dHidden]),
  bias1: numbers.normal('bias1', [dHidden]),
  kernel2: numbers.normal('kernel2', [dHidden, d]),
  bias2: numbers.normal('bias2', [d]),
});

/** Inputs of rank 2 to 4, with axes of length 1 and longer ones. */
export const inputs: Cases<FeedForwardInput> = covering({ leading: rowAxes }).map((circumstances) =>
  fc
    .record({ circumstances, d: axis(1, 4), dHidden: axis(1, 6), numbers: numbersOf() })
    .map(({ circumstances: { leading }, d, dHidden, numbers }) => ({
      x: numbers.normal('x', [...leading, d]),
      params: feedForwardParams(numbers, d, dHidden),
    })),
);

/** Central differences need a distance from the kink of relu. */
const KINK_DISTANCE = 1e-3;

/** Whether every hidden unit of a network is clearly on or off. */
export function isSmooth(input: FeedForwardInput): boolean {
  let closest = Infinity;
  feedForward(input, {
    activation: (value) => {
      closest = Math.min(closest, Math.abs(value));
      return Math.max(value, 0);
    },
  });
  return closest > KINK_DISTANCE;
}

/** Parameters for a gradient check. With raised biases, most of the hidden units are active. */
export function smoothParams(numbers: Numbers, d: number, dHidden: number): FeedForwardKernels {
  const params = feedForwardParams(numbers, d, dHidden);
  return { ...params, bias1: mapValues(params.bias1, (value) => Math.fround(value / 2 + 1)) };
}

/** Small inputs at which the result is smooth, and every parameter has an effect. */
export const smoothInputs: Cases<FeedForwardInput> = covering({ leading: rowAxes }).map((circumstances) =>
  fc
    .record({ circumstances, d: axis(2, 3), numbers: numbersOf('gaussian') })
    .map(({ circumstances: { leading }, d, numbers }) => ({
      x: numbers.normal('x', [...leading, d]),
      params: smoothParams(numbers, d, 3),
    }))
    .filter(isSmooth),
);
