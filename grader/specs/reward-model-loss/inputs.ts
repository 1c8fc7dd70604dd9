import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { RewardModelInput } from '../../oracle/preferences';
import { mapValues, type NumericTensor } from '../../oracle/tensor';

/** One pair, and several. */
const batches = [axis(1, 1), axis(2, 5)];

export const moderateRewards = (styles: readonly NumberStyle[] = []): fc.Arbitrary<RewardModelInput>[] =>
  batches.map((batch) =>
    fc.record({ batch, numbers: numbersOf(...styles) }).map(({ batch: pairs, numbers }) => ({
      chosenRewards: numbers.normal('chosen', [pairs]),
      rejectedRewards: numbers.normal('rejected', [pairs]),
    })),
  );

/**
 * The rewards of the first two pairs are near −480, 0 and 480: in the first pair the rejected
 * response is far ahead, in the second the chosen one. The other pairs are moderate.
 */
const largeOf = (
  batch: fc.Arbitrary<number>,
  styles: readonly NumberStyle[] = [],
): fc.Arbitrary<RewardModelInput> =>
  fc.record({ batch, numbers: numbersOf(...styles) }).map(({ batch: pairs, numbers }) => {
    const near = (name: string, ...levels: readonly number[]): NumericTensor =>
      mapValues(numbers.normal(name, [pairs]), (value, i) => Math.fround(value + (levels[i] ?? 0)));
    return { chosenRewards: near('chosen', -480, 480), rejectedRewards: near('rejected', 480, 0) };
  });

export const largeRewards: fc.Arbitrary<RewardModelInput>[] = batches.map((batch) => largeOf(batch));

/** Half of them moderate, half large. */
export const rewards: fc.Arbitrary<RewardModelInput>[] = [...moderateRewards(), ...largeRewards];

/** For the gradient check: one pair, and several of which two are far apart. */
export const smoothRewards: fc.Arbitrary<RewardModelInput>[] = [
  ...moderateRewards(['gaussian']),
  largeOf(axis(4, 5), ['gaussian']),
];
