import { type NumericTensor, at } from '../oracle/tensor';
import { differingIndices } from './compare';
import { differencePattern } from './difference-pattern';
import { formatNumber, formatShape, position } from './format';
import type { Comparison } from './failure';

const WHY_NAN =
  'something overflowed, 0 was divided by 0 or multiplied by ∞, or something undefined was used as a number (undefined * 2 is NaN)';

/** One or two sentences on how two tensors differ: only what can be seen in the numbers. */
export function describeDifference(
  { name, expected, received }: Comparison,
  { tolerance, mask }: { readonly tolerance?: number; readonly mask?: NumericTensor | undefined } = {},
): string {
  const label = `\`${name}\``;
  const notFinite = received.data.filter((value) => !Number.isFinite(value)).length;
  if (notFinite > 0 && expected.data.every(Number.isFinite)) {
    const isNaN = received.data.some(Number.isNaN);
    const what = isNaN ? 'NaN' : 'an infinity';
    const seen =
      expected.data.length === 1 ? `is ${what}` : `contains ${what} at ${countOf(notFinite, expected)}`;
    return `${label} ${seen}: ${isNaN ? WHY_NAN : 'something overflowed, or a number was divided by 0'}.`;
  }
  const places = differingIndices(expected, received, tolerance);
  const worst = places.reduce(
    (worstSoFar, i) => (gap(expected, received, i) > gap(expected, received, worstSoFar) ? i : worstSoFar),
    places[0] ?? 0,
  );
  const numbers = `expected ${formatNumber(at(expected, worst))}, yours is ${formatNumber(at(received, worst))}.`;
  const where = formatShape(position(expected.shape, worst));
  const summary =
    expected.data.length === 1
      ? `${label} is wrong: ${numbers}`
      : `${label} is wrong at ${countOf(places.length, expected)}; the largest difference is at ${where}: ${numbers}`;
  const pattern = differencePattern(expected, received, mask);
  return pattern === undefined ? summary : `${summary} ${pattern}`;
}

const gap = (a: NumericTensor, b: NumericTensor, i: number): number => Math.abs(at(a, i) - at(b, i));

const countOf = (places: number, of: NumericTensor): string =>
  places === of.data.length
    ? places === 2
      ? 'both places'
      : `all ${String(places)} places`
    : `${String(places)} of ${String(of.data.length)} places`;
