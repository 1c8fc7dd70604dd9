import { isTensor, mapValues, maxMagnitude, type NumericTensor } from '../oracle/tensor';
import type { Comparison } from './failure';
import { tensorsOf, type Result } from './values';

/**
 * A right result is this close, relative to the largest magnitude. Right formulas that round in
 * float32 in different ways differ by up to 2e-4.
 */
export const RELATIVE_TOLERANCE = 5e-4;

/**
 * Smaller tensors are compared as if they were this large: rounding of numbers near 1 stays far
 * below.
 */
const SMALLEST_SCALE = 1e-2;

export const toleranceFor = (expected: NumericTensor): number =>
  RELATIVE_TOLERANCE * Math.max(largestFinite(expected), SMALLEST_SCALE);

/**
 * A mistake may make numbers overflow or be undefined: an infinity agrees with the same infinity,
 * and neither it nor NaN changes the tolerance of the other numbers.
 */
function largestFinite(x: NumericTensor): number {
  const largest = maxMagnitude(x);
  return Number.isFinite(largest)
    ? largest
    : maxMagnitude(mapValues(x, (value) => (Number.isFinite(value) ? value : 0)));
}

export const sameShape = (a: NumericTensor, b: NumericTensor): boolean =>
  a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);

/**
 * The flat indices where two tensors of one shape differ by more than the tolerance; NaN always
 * does.
 */
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

/** Whether two results agree in every tensor of the first; NaN agrees with NaN. */
export const agree = (expected: Result, received: Result): boolean => contains(received, expected);

/** `agree` for parts of results. A diagnosis asks very often, so this makes no paths. */
function contains(received: unknown, expected: unknown): boolean {
  if (isTensor(expected)) return isTensor(received) && sameNumbers(expected, received);
  if (!isRecord(expected)) return true;
  if (isTensor(received) || Array.isArray(expected) !== Array.isArray(received)) {
    return tensorsOf(expected).length === 0;
  }
  const fields = isRecord(received) ? received : {};
  for (const name in expected) if (!contains(fields[name], expected[name])) return false;
  return true;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function sameNumbers(expected: NumericTensor, received: NumericTensor): boolean {
  if (isPlain(expected) !== isPlain(received) || !sameShape(expected, received)) return false;
  const tolerance = toleranceFor(expected);
  for (let i = 0; i < expected.data.length; i++) {
    const [one = Number.NaN, other = Number.NaN] = [expected.data[i], received.data[i]];
    const isSame = one === other || Math.abs(one - other) <= tolerance;
    if (!isSame && !(Number.isNaN(one) && Number.isNaN(other))) return false;
  }
  return true;
}

/** Whether these are numbers outside a tensor. */
const isPlain = ({ dtype }: NumericTensor): boolean => dtype === 'number';

/** A mistake must show on this many inputs before it is named. */
const MIN_SHOWING = 2;

/** A mistake must fit the shapes of this many inputs: on fewer, it could explain them by chance. */
const MIN_COMPUTED = 8;

/** Whether a mistake gives results on enough inputs; undefined where it does not fit. */
export const areEnough = (results: readonly (Result | undefined)[]): boolean =>
  results.filter((result) => result !== undefined).length >= Math.min(MIN_COMPUTED, results.length);

/**
 * Whether two functions can be told apart by their results on the same inputs; undefined where one
 * throws.
 */
export const areDistinct = (
  one: readonly (Result | undefined)[],
  other: readonly (Result | undefined)[],
): boolean =>
  one.filter((result, i) => {
    const another = other[i];
    return result === undefined || another === undefined ? result !== another : !agree(result, another);
  }).length >= MIN_SHOWING;

/**
 * Gradients are sums of large terms that cancel, so rounding errors are larger than in values. A
 * wrong gradient is off by far more than this.
 *
 * @param largest the largest magnitude among all gradients of the call
 */
export const gradientTolerance = (expected: NumericTensor, largest: number): number =>
  1e-2 * Math.max(maxMagnitude(expected), 1e-2 * largest, 1e-3);

/** The tensors of a result that differ from what is expected. */
export const differences = (expected: Result, received: Result, defaultName: string): Comparison[] =>
  allComparisons(expected, received, defaultName).filter(
    (each) => differingIndices(each.expected, each.received).length > 0,
  );

/** The tensors of a result beside those that are expected. */
export function allComparisons(expected: Result, received: Result, defaultName: string): Comparison[] {
  const others = new Map(tensorsOf(received).map(({ path, tensor }) => [path, tensor]));
  return tensorsOf(expected).flatMap(({ path, tensor }) => {
    const other = others.get(path);
    return other === undefined
      ? []
      : [{ name: path === '' ? defaultName : path, expected: tensor, received: other }];
  });
}
