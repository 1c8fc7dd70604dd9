import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import { dim, filled, mapValues } from '../../oracle/tensor';
import type { LayerNormInput } from '../../oracle/transformer';

/** Rows with a mean up to ten standard deviations, and an epsilon that shows where it is added. */
export const inputs = (
  epsilons: readonly (number | undefined)[] = [undefined, undefined, 0.5],
): fc.Arbitrary<LayerNormInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { minLength: 1, maxLength: 3 }),
      d: axis(2, 6),
      offset: fc.integer({ min: -4, max: 4 }),
      epsilon: fc.constantFrom(...epsilons),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ leading, d, offset, epsilon, numbers }) => {
      // A ramp added to the noise keeps every row's deviation well above a tenth of its mean.
      const noise = numbers.between('x', [...leading, d], -0.5, 0.5);
      return {
        x: mapValues(noise, (value, i) => Math.fround(value + 2 * (i % d) + offset)),
        params: {
          gain: numbers.between('gain', [d], 0.5, 2),
          bias: numbers.normal('bias', [d]),
        },
        epsilon,
      };
    });

/** The same rows with gain 1, bias 0 and the default epsilon. */
export const plain = (args: LayerNormInput): LayerNormInput => {
  const d = dim(args.x, -1);
  return { x: args.x, params: { gain: filled([d], 1), bias: filled([d], 0) } };
};
