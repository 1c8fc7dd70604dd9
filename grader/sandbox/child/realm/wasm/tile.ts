import type { Values } from './backend';
import type { Kernel } from './on-copies';

type Numbers = Exclude<Values, Uint8Array[]>;

/**
 * Repeats a tensor along its leading axes, as where a mask meets the scores of every head. The
 * library's kernel looks for the place of each number.
 */
export const tile: Kernel = ({ inputs: { x }, attrs = {}, backend }) => {
  const counts = attrs['reps'];
  if (!Array.isArray(counts) || (x?.dtype !== 'float32' && x?.dtype !== 'int32' && x?.dtype !== 'bool'))
    return undefined;
  const reps = counts as number[];
  const repeated = reps.findLastIndex((count) => count !== 1) + 1;
  if (!x.shape.slice(0, repeated).every((length) => length === 1)) return undefined;
  const result = backend.makeOutput(
    x.shape.map((length, i) => length * (reps[i] ?? 1)),
    x.dtype,
  );
  const from = backend.view(x.dataId, x.dtype, x.shape) as Numbers;
  const to = backend.view(result.dataId, x.dtype, result.shape) as Numbers;
  for (let start = 0; start < to.length; start += from.length) to.set(from, start);
  return result;
};
