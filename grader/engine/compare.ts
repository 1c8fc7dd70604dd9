import { maxMagnitude, type NumericTensor } from '../oracle/tensor';
import type { Comparison } from './failure';
import { tensorsOf, type Result } from './values';

/** float32 forms of the same formula differ by up to 2e-4 of the largest magnitude; right is within this. */
export const RELATIVE_TOLERANCE = 5e-4;

/** Below this magnitude a tensor counts as zero: rounding of numbers around one stays far below its tolerance. */
const SMALLEST_SCALE = 1e-2;

export const toleranceFor = (expected: NumericTensor): number =>
  RELATIVE_TOLERANCE * Math.max(maxMagnitude(expected), SMALLEST_SCALE);

export const sameShape = (a: NumericTensor, b: NumericTensor): boolean =>
  a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);

/** The flat indices at which two tensors of one shape differ by more than the tolerance; NaN differs from all. */
export function differingIndices(
  expected: NumericTensor,
  received: NumericTensor,
  tolerance = toleranceFor(expected),
): number[] {
  const indices: number[] = [];
  expected.data.forEach((value, i) => {
    const other = received.data[i] ?? Number.NaN;
    if (value !== other && !(Math.abs(value - other) <= tolerance)) indices.push(i);
  });
  return indices;
}

/** Whether two results agree in every tensor. */
export function agree(expected: Result, received: Result): boolean {
  const others = new Map(tensorsOf(received).map(({ path, tensor }) => [path, tensor]));
  return tensorsOf(expected).every(({ path, tensor }) => {
    const other = others.get(path);
    return other !== undefined && sameShape(tensor, other) && differingIndices(tensor, other).length === 0;
  });
}

/**
 * Gradients are sums of large terms that cancel, so float32 leaves more of an error in them than in values; and a gradient
 * that is missing or wrong is off by far more.
 *
 * @param largest the largest magnitude among all gradients of the call
 */
export const gradientTolerance = (expected: NumericTensor, largest: number): number =>
  1e-2 * Math.max(maxMagnitude(expected), 1e-2 * largest, 1e-3);

/** The tensors of a result that are not as expected. */
export function differences(expected: Result, received: Result, defaultName: string): Comparison[] {
  const others = new Map(tensorsOf(received).map(({ path, tensor }) => [path, tensor]));
  return tensorsOf(expected).flatMap(({ path, tensor }) => {
    const other = others.get(path);
    if (other === undefined || differingIndices(tensor, other).length === 0) return [];
    return [{ name: path === '' ? defaultName : path, expected: tensor, received: other }];
  });
}
