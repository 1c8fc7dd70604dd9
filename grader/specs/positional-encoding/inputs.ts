import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';
import type { PositionsInput } from '../../oracle/positions';

/** Tables of `length` rows; the width is twice the number of pairs. */
export const tables = (
  lengths: readonly [from: number, to: number],
  pairs: readonly [from: number, to: number],
): fc.Arbitrary<PositionsInput> =>
  fc
    .record({ length: axis(...lengths), pairs: axis(...pairs) })
    .map(({ length, pairs: half }) => ({ length, dModel: 2 * half }));

/**
 * Short, so that float32 holds every angle exactly enough even if the frequencies are far too high.
 */
export const inputs = tables([2, 5], [1, 4]);

/** Every seed needs these: one row, and several widths. */
export const examples: readonly PositionsInput[] = [
  { length: 1, dModel: 2 },
  { length: 4, dModel: 4 },
  { length: 5, dModel: 6 },
  { length: 3, dModel: 8 },
];
