import type { NumericTensor } from '../oracle/tensor';
import { at } from '../oracle/tensor';
import { differingIndices } from './compare';
import type { Comparison } from './failure';

export const formatShape = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** A number in at most five significant digits. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  return magnitude >= 1e5 || magnitude < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** The index along every axis of a flat index. */
export function position(shape: readonly number[], flat: number): number[] {
  const indices: number[] = [];
  let rest = flat;
  for (const length of [...shape].reverse()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return indices;
}

/** One or two sentences on how two tensors differ: only what can be seen in the numbers. */
export function describeDifference({ name, expected, received }: Comparison, tolerance?: number): string {
  const label = `\`${name}\``;
  const notFinite = received.data.filter((value) => !Number.isFinite(value)).length;
  if (notFinite > 0 && expected.data.every(Number.isFinite)) {
    const what = received.data.some(Number.isNaN) ? 'NaN' : 'an infinity';
    return `${label} holds ${what} at ${countOf(notFinite, expected)}: something overflowed, or 0 was divided by 0 or multiplied with ∞.`;
  }
  const places = differingIndices(expected, received, tolerance);
  const worst = places.reduce(
    (worstSoFar, i) => (gap(expected, received, i) > gap(expected, received, worstSoFar) ? i : worstSoFar),
    places[0] ?? 0,
  );
  const where = expected.shape.length === 0 ? '' : ` at ${formatShape(position(expected.shape, worst))}`;
  const summary =
    `${label} differs at ${countOf(places.length, expected)}; most of all${where}: ` +
    `expected ${formatNumber(at(expected, worst))}, yours is ${formatNumber(at(received, worst))}.`;
  const pattern = patternOf(expected, received);
  return pattern === undefined ? summary : `${summary} ${pattern}`;
}

const gap = (a: NumericTensor, b: NumericTensor, i: number): number => Math.abs(at(a, i) - at(b, i));

function countOf(places: number, of: NumericTensor): string {
  if (of.data.length === 1) return 'its one place';
  return places === of.data.length
    ? `all ${String(places)} places`
    : `${String(places)} of ${String(of.data.length)} places`;
}

/** A regularity of the difference, where there is one. */
function patternOf(expected: NumericTensor, received: NumericTensor): string | undefined {
  if (expected.data.length < 2) return undefined;
  if (received.data.every((value) => value === 0)) return 'Every number of yours is 0.';
  const large = [...expected.data.keys()].filter((i) => Math.abs(at(expected, i)) > 1e-6);
  const factors = large.map((i) => at(received, i) / at(expected, i));
  const factor = factors[0];
  if (factor !== undefined && factors.length > 1 && allNear(factors, factor)) {
    return `Yours is ${formatNumber(factor)} times what is expected, everywhere.`;
  }
  const offsets = [...expected.data.keys()].map((i) => at(received, i) - at(expected, i));
  const offset = offsets[0] ?? 0;
  if (allNear(offsets, offset)) return `Yours is larger by ${formatNumber(offset)}, everywhere.`;
  const firstAxis = expected.shape[0] ?? 1;
  const inner = expected.data.length / firstAxis;
  const wrong = new Set(differingIndices(expected, received).map((i) => Math.floor(i / inner)));
  if (expected.shape.length > 1 && firstAxis > 1 && !wrong.has(0)) {
    return 'The first slice along the leading axis is right; the others are not.';
  }
  return undefined;
}

const allNear = (values: readonly number[], target: number): boolean =>
  values.every((value) => Math.abs(value - target) <= 1e-3 * Math.max(Math.abs(target), 1e-3));
