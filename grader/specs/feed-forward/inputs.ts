import * as fc from 'fast-check';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import { filled } from '../../oracle/tensor';
import type { FeedForwardInput, FeedForwardKernels } from '../../oracle/transformer';

export const feedForwardParams = (numbers: Numbers, d: number, dHidden: number): FeedForwardKernels => ({
  kernel1: numbers.normal('kernel1', [d, dHidden]),
  bias1: numbers.normal('bias1', [dHidden]),
  kernel2: numbers.normal('kernel2', [dHidden, d]),
  bias2: numbers.normal('bias2', [d]),
});

export const inputs = (numbers = numbersOf()): fc.Arbitrary<FeedForwardInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { minLength: 1, maxLength: 3 }),
      d: axis(1, 4),
      dHidden: axis(1, 6),
      numbers,
    })
    .map(({ leading, d, dHidden, numbers: drawn }) => ({
      x: drawn.normal('x', [...leading, d]),
      params: feedForwardParams(drawn, d, dHidden),
    }));

/** The same shapes with 1 in x and the kernels, and 0 in the biases. */
export const withOnes = ({ x, params }: FeedForwardInput): FeedForwardInput => ({
  x: filled(x.shape, 1),
  params: {
    kernel1: filled(params.kernel1.shape, 1),
    bias1: filled(params.bias1.shape, 0),
    kernel2: filled(params.kernel2.shape, 1),
    bias2: filled(params.bias2.shape, 0),
  },
});
