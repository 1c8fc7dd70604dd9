import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { RewardModelInput } from '../../oracle/preferences';
import { at, mapValues, type NumericTensor } from '../../oracle/tensor';

export const moderateRewards = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<RewardModelInput> =>
  fc.record({ batch: axis(1, 5), numbers: numbersOf(...styles) }).map(({ batch, numbers }) => ({
    chosenRewards: numbers.normal('chosen', [batch]),
    rejectedRewards: numbers.normal('rejected', [batch]),
  }));

/**
 * Rewards near −480, 0 and 480. The first pair's rejected response is far ahead, and the second
 * pair's chosen one.
 */
export const largeRewards = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
  minBatch = 1,
): fc.Arbitrary<RewardModelInput> =>
  fc.record({ batch: axis(minBatch, 5), numbers: numbersOf(...styles) }).map(({ batch, numbers }) => {
    const near = (name: string, ...levels: readonly number[]): NumericTensor => {
      const level = numbers.below(`level of ${name}`, [batch], 3);
      return mapValues(numbers.normal(name, [batch]), (value, i) =>
        Math.fround(value + (levels[i] ?? 480 * (at(level, i) - 1))),
      );
    };
    return { chosenRewards: near('chosen', -480, 480), rejectedRewards: near('rejected', 0, -480) };
  });

/** Half of them moderate, half large. */
export const rewards: fc.Arbitrary<RewardModelInput> = fc.oneof(moderateRewards(), largeRewards());
