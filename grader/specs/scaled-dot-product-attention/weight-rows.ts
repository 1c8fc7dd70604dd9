import type { CheckTools } from '../../engine/check-tools';
import type { AttentionInput } from '../../oracle/attention';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { isVisible } from '../shared/attention-inputs';
import type { Result } from './right-result';

type Ensure = CheckTools<AttentionInput, Result>['ensure'];

/** q·k of query i and key j, from queries `[n, dK]` and keys `[m, dK]`. */
export function dotProduct({ queries, keys }: AttentionInput, i: number, j: number): number {
  const dK = dim(queries, -1);
  let dot = 0;
  for (let k = 0; k < dK; k++) dot += at(queries, i * dK + k) * at(keys, j * dK + k);
  return dot;
}

const sumOf = (row: readonly number[]): number => row.reduce((total, weight) => total + weight, 0);

export function ensureDistribution(ensure: Ensure, row: readonly number[], i: number): void {
  const sum = sumOf(row);
  ensure(
    row.every((weight) => weight >= 0),
    `Row ${String(i)} of \`weights\` holds a negative number.`,
  );
  ensure(Math.abs(sum - 1) < 1e-3, `Row ${String(i)} of \`weights\` sums to ${sum.toFixed(4)}, not to 1.`);
}

/** Requires more weight on the largest score than on the smallest, unless they nearly agree. */
export function ensureLargestScoreFavoured(
  ensure: Ensure,
  row: readonly number[],
  scores: readonly number[],
  i: number,
): void {
  const best = scores.indexOf(Math.max(...scores));
  const least = scores.indexOf(Math.min(...scores));
  const spread = (scores[best] ?? 0) - (scores[least] ?? 0);
  ensure(
    spread < 0.05 || (row[best] ?? 0) > (row[least] ?? 0),
    `In row ${String(i)}, key ${String(best)} has the largest dot product with the query but no more weight than key ${String(least)}.`,
  );
}

/** Whether numbers are positive and sum to 1, as far as float32 can tell. */
export const isDistribution = (row: readonly number[]): boolean =>
  row.every((weight) => weight >= 0) && Math.abs(sumOf(row) - 1) < 1e-3;

/** Requires no weight on hidden keys. */
export function ensureHidden(
  ensure: Ensure,
  row: readonly number[],
  i: number,
  mask: NumericTensor | undefined,
): void {
  row.forEach((weight, j) => {
    ensure(
      isVisible(mask, i, j) || Math.abs(weight) < 1e-6,
      `The mask hides key ${String(j)} from query ${String(i)}, but the weight is ${weight.toPrecision(3)}.`,
    );
  });
}

/** Requires a weight on each visible key, and a sum of 1. */
export function ensureShared(
  ensure: Ensure,
  row: readonly number[],
  i: number,
  mask: NumericTensor | undefined,
): void {
  row.forEach((weight, j) => {
    ensure(
      !isVisible(mask, i, j) || weight > 0,
      `The mask lets query ${String(i)} attend to key ${String(j)}, but the weight is ${weight.toPrecision(3)}.`,
    );
  });
  const sum = sumOf(row);
  ensure(
    Math.abs(sum - 1) < 1e-3,
    `Under a mask, row ${String(i)} of \`weights\` sums to ${sum.toFixed(4)}, not to 1.`,
  );
}
