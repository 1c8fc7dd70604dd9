import { dim, filled, mapValues, permuteAxis, type NumericTensor } from '../../oracle/tensor';
import { layerNorm } from '../../oracle/transformer';

export const scaled = (x: NumericTensor, factor: number): NumericTensor =>
  mapValues(x, (value) => value * factor);

/** A norm without parameters. */
export const normalised = (x: NumericTensor): NumericTensor =>
  layerNorm({ x, params: { gain: filled([dim(x, -1)], 1), bias: filled([dim(x, -1)], 0) } });

/** At each position what stands `by` positions later; the positions form a ring. */
export function moved(x: NumericTensor, by: number): NumericTensor {
  const n = dim(x, 1);
  return permuteAxis(
    x,
    1,
    Array.from({ length: n }, (_, t) => (t + n + by) % n),
  );
}
