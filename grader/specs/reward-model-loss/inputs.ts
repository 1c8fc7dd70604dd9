import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { RewardModelInput } from '../../oracle/preferences';
import { mapValues, type NumericTensor } from '../../oracle/tensor';

export const moderateRewards = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<RewardModelInput> =>
  fc.record({ batch: axis(1, 5), numbers: numbersOf(...styles) }).map(({ batch, numbers }) => ({
    chosenRewards: numbers.normal('chosen', [batch]),
    rejectedRewards: numbers.normal('rejected', [batch]),
  }));

/**
 * The rewards of the first two pairs are near −480, 0 and 480: in the first pair the rejected
 * response is far ahead, in the second the chosen one. The other pairs are moderate.
 */
export const largeRewards = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
  minBatch = 1,
): fc.Arbitrary<RewardModelInput> =>
  fc.record({ batch: axis(minBatch, 5), numbers: numbersOf(...styles) }).map(({ batch, numbers }) => {
    const near = (name: string, ...levels: readonly number[]): NumericTensor =>
      mapValues(numbers.normal(name, [batch]), (value, i) => Math.fround(value + (levels[i] ?? 0)));
    return { chosenRewards: near('chosen', -480, 480), rejectedRewards: near('rejected', 480, 0) };
  });

/** Half of them moderate, half large. */
export const rewards: fc.Arbitrary<RewardModelInput> = fc.oneof(moderateRewards(), largeRewards());
