import { at, dim, type NumericTensor } from '../oracle/tensor';
import { differingIndices } from './compare';
import { formatNumber, position } from './format';

/** How many numbers of a list a sentence shows at most. */
const MAX_LISTED = 4;

/**
 * A sentence about a pattern in how two tensors of one shape differ; undefined if there is none.
 * The first that applies is used: the same everywhere, along a mask, at some indices of an axis, a
 * factor or an offset for each index.
 */
export function differencePattern(
  expected: NumericTensor,
  received: NumericTensor,
  mask?: NumericTensor,
): string | undefined {
  if (expected.data.length < 2) return undefined;
  if (received.data.every((value) => value === 0)) return 'Every number of yours is 0.';
  const wrong = differingIndices(expected, received);
  return (
    everywhere(expected, received) ??
    (mask === undefined ? undefined : atMaskedPlaces(expected, wrong, mask)) ??
    atSomeIndices(expected, wrong) ??
    perIndex(expected, received)
  );
}

/** The factor between the numbers at these places, if it is the same for all. */
function commonFactor(
  expected: NumericTensor,
  received: NumericTensor,
  places: readonly number[],
): number | undefined {
  const isZero = (value: number): boolean => Math.abs(value) <= 1e-6;
  if (places.some((i) => isZero(at(expected, i)) && !isZero(at(received, i)))) return undefined;
  const factors = places
    .filter((i) => !isZero(at(expected, i)))
    .map((i) => at(received, i) / at(expected, i));
  return factors.length > 1 ? commonValue(factors) : undefined;
}

/** The difference between the numbers at these places, if it is the same for all. */
const commonOffset = (
  expected: NumericTensor,
  received: NumericTensor,
  places: readonly number[],
): number | undefined =>
  places.length > 1 ? commonValue(places.map((i) => at(received, i) - at(expected, i))) : undefined;

function commonValue(values: readonly number[]): number | undefined {
  const [first] = values;
  const near = (value: number): boolean =>
    Math.abs(value - (first ?? 0)) <= 1e-3 * Math.max(Math.abs(first ?? 0), 1e-3);
  return values.every(near) ? first : undefined;
}

function everywhere(expected: NumericTensor, received: NumericTensor): string | undefined {
  const places = [...expected.data.keys()];
  const factor = commonFactor(expected, received, places);
  if (factor !== undefined) return `Yours is ${formatNumber(factor)} times what is expected, everywhere.`;
  const offset = commonOffset(expected, received, places);
  if (offset !== undefined) return `Yours is larger by ${formatNumber(offset)}, everywhere.`;
  return undefined;
}

/**
 * For a mask `[n, m]` and a result `[..., n, m]` or `[..., n, d]`: whether only masked rows are
 * wrong.
 */
function atMaskedPlaces(
  { shape }: NumericTensor,
  wrong: readonly number[],
  mask: NumericTensor,
): string | undefined {
  const [n, m] = [dim(mask, 0), dim(mask, 1)];
  if (shape.length < 2 || shape[shape.length - 2] !== n || mask.data.every((visible) => visible !== 0)) {
    return undefined;
  }
  const width = shape[shape.length - 1] ?? 1;
  const row = (flat: number): number => Math.floor(flat / width) % n;
  if (width === m) {
    const hidden = wrong.filter((flat) => at(mask, row(flat) * m + (flat % m)) === 0).length;
    if (hidden === wrong.length) return 'Only places that the mask hides are wrong.';
    if (hidden === 0) return 'Only places that the mask shows are wrong; what it hides is right.';
  }
  const hidesSome = Array.from({ length: n }, (_, i) =>
    mask.data.slice(i * m, (i + 1) * m).some((visible) => visible === 0),
  );
  return wrong.every((flat) => hidesSome[row(flat)]) && hidesSome.includes(false)
    ? 'Only rows from which the mask hides something are wrong.'
    : undefined;
}

/** Names the axes as the doc comments do: the last one has columns, the one before it rows. */
function axisName(rank: number, axis: number): string {
  if (axis === rank - 1) return rank === 1 ? 'place' : 'column';
  if (axis === rank - 2) return 'row';
  return rank === 3 ? 'example' : `index of axis ${String(axis)}`;
}

const plural = (name: string): string =>
  name.startsWith('index') ? name.replace('index', 'indices') : `${name}s`;

/** Whether all wrong numbers are at some indices of an axis, and the other indices are right. */
function atSomeIndices({ shape }: NumericTensor, wrong: readonly number[]): string | undefined {
  for (const [axis, length] of shape.entries()) {
    const indices = [...new Set(wrong.map((flat) => position(shape, flat)[axis] ?? 0))].sort((a, b) => a - b);
    if (indices.length === 0 || indices.length === length) continue;
    const name = axisName(shape.length, axis);
    const right = length - indices.length;
    if (indices[0] === 1 && right === 1)
      return `The first ${name} is right; the ${length > 2 ? 'others are' : 'other is'} not.`;
    if (indices.length === 1 && indices[0] === 0) return `Only the first ${name} is wrong.`;
    if (indices.length === 1 && indices[0] === length - 1) return `Only the last ${name} is wrong.`;
    if (indices.length <= MAX_LISTED)
      return indices.length === 1
        ? `Only ${name} ${String(indices[0])} is wrong.`
        : `Only ${plural(name)} ${indices.slice(0, -1).join(', ')} and ${String(indices.at(-1))} are wrong.`;
  }
  return undefined;
}

/** A factor or an offset for each row, column or example. */
function perIndex(expected: NumericTensor, received: NumericTensor): string | undefined {
  const { shape } = expected;
  // Rows first: the last axis but one.
  const axes = [...shape.keys()].reverse();
  for (const axis of [...axes.slice(1, 2), ...axes.slice(0, 1), ...axes.slice(2)]) {
    const length = shape[axis] ?? 1;
    if (length < 2 || expected.data.length / length < 2) continue;
    const slices = Array.from({ length }, (): number[] => []);
    for (const flat of expected.data.keys()) slices[position(shape, flat)[axis] ?? 0]?.push(flat);
    const name = axisName(shape.length, axis);
    const factors = slices.map((places) => commonFactor(expected, received, places));
    if (!factors.includes(undefined))
      return `In each ${name} yours is a multiple of what is expected: ${listOf(factors)} times.`;
    const offsets = slices.map((places) => commonOffset(expected, received, places));
    if (!offsets.includes(undefined))
      return `In each ${name} yours is off by one number: ${listOf(offsets)}.`;
  }
  return undefined;
}

function listOf(values: readonly (number | undefined)[]): string {
  const shown = values.slice(0, MAX_LISTED).map((value) => formatNumber(value ?? Number.NaN));
  return values.length > MAX_LISTED ? `${shown.join(', ')}, …` : shown.join(', ');
}
