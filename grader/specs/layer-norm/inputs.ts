import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf } from '../../engine/inputs';
import { dim, filled, generate, mapValues, tensor } from '../../oracle/tensor';
import type { LayerNormInput } from '../../oracle/transformer';
import { rowAxes } from '../shared/leading-axes';

/** Rows with a mean up to ten standard deviations, and an epsilon that shows where it is added. */
export const inputs = ({
  epsilons = [undefined, 0.5],
  minWidth = 2,
}: {
  readonly epsilons?: readonly (number | undefined)[];
  readonly minWidth?: number;
} = {}): Cases<LayerNormInput> =>
  covering({ leading: rowAxes, epsilon: epsilons }).map((circumstances) =>
    fc
      .record({
        circumstances,
        d: axis(minWidth, 6),
        offset: fc.integer({ min: -4, max: 4 }),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(({ circumstances: { leading, epsilon }, d, offset, numbers }) => {
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
      }),
  );

/** The deviation of `smallRows`: their variance is about that of the default epsilon, 1e-5. */
const SMALL = Math.sqrt(1e-5);

/**
 * Rows that vary so little that epsilon decides the result: another default, or one that is added
 * elsewhere, is off by more than a tenth.
 */
export const smallRows: readonly LayerNormInput[] = [
  [[1, 2, 4, 3]],
  [
    [0, 1, -1],
    [2, -1, 0],
  ],
].map((rows) => {
  const d = rows[0]?.length ?? 0;
  return {
    x: tensor(
      [rows.length, d],
      rows.flat().map((value) => Math.fround(value * SMALL)),
    ),
    params: { gain: generate([d], (i) => 1 + i / 2), bias: generate([d], (i) => i / 4) },
  };
});

/** The same rows with gain 1, bias 0 and the default epsilon. */
export const plain = (args: LayerNormInput): LayerNormInput => {
  const d = dim(args.x, -1);
  return { x: args.x, params: { gain: filled([d], 1), bias: filled([d], 0) } };
};
