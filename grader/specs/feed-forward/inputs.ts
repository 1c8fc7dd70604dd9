import * as fc from 'fast-check';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
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
