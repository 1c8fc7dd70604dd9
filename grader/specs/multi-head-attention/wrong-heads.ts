import { joinHeads, splitHeads } from '../../oracle/multi-head-attention';
import { dim, permuteAxis, reshape, transpose, type NumericTensor } from '../../oracle/tensor';

/** Gives each head every numHeads-th column instead of adjacent ones. */
export function splitInterleaved(x: NumericTensor, numHeads: number): NumericTensor {
  return splitHeads(permuteAxis(x, -1, interleaved(dim(x, 2), numHeads)), numHeads);
}

/** The column order in which head h has columns h, h + numHeads, … */
const interleaved = (width: number, numHeads: number): number[] =>
  Array.from(
    { length: width },
    (_, i) => (i % (width / numHeads)) * numHeads + Math.floor(i / (width / numHeads)),
  );

export const joinInterleaved = (x: NumericTensor): NumericTensor => {
  const numHeads = dim(x, 1);
  const joined = joinHeads(x);
  const order = interleaved(dim(joined, 2), numHeads);
  return permuteAxis(
    joined,
    -1,
    order.map((_, column) => order.indexOf(column)),
  );
};

/** Reads `[batch, n, H·d]` as `[batch, H, n, d]` without moving any number. */
export const splitByReshape = (x: NumericTensor, numHeads: number): NumericTensor =>
  reshape(x, [dim(x, 0), numHeads, dim(x, 1), dim(x, 2) / numHeads]);

/** Reads `[batch, H, n, d]` as `[batch, n, H·d]` without moving any number. */
export const joinByReshape = (x: NumericTensor): NumericTensor =>
  reshape(x, [dim(x, 0), dim(x, 2), dim(x, 1) * dim(x, 3)]);

/** Reads `[batch, H, n, d]`, transposed to this order of axes, as `[batch, n, H·d]`. */
export const joinAfter = (x: NumericTensor, axes: readonly number[]): NumericTensor =>
  reshape(transpose(x, axes), [dim(x, 0), dim(x, 2), dim(x, 1) * dim(x, 3)]);
