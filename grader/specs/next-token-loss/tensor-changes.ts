import { mapRows } from '../../oracle/linear-algebra';
import { mapValues, transpose, type NumericTensor } from '../../oracle/tensor';

export const relu = (value: number): number => Math.max(0, value);
export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
export const gelu = (value: number): number =>
  (value / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value ** 3)));

export const onEach =
  (change: (value: number) => number) =>
  (x: NumericTensor): NumericTensor =>
    mapValues(x, change);

/** Applies a function to each vector along axis 1 of `[batch, n, width]`. */
export const alongPositions =
  (change: (column: number[]) => readonly number[]) =>
  (x: NumericTensor): NumericTensor =>
    transpose(mapRows(transpose(x, [0, 2, 1]), change), [0, 2, 1]);
