import { formatNumber } from '../../../engine/format';
import { maxMagnitude } from '../../../oracle/tensor';
import { numberOf } from '../../comparison';
import type { ShownTensor } from '../../../results/results';

/** Steps per colour; more could not be told apart. */
export const STEPS = 8;

/**
 * Returns the CSS class that colours a number by its share of a magnitude: `p…` for positive, `n…`
 * for negative, `z` for zero, `x` if it is not finite.
 */
export function colourClass(value: number, magnitude: number): string {
  if (!Number.isFinite(value)) return 'x';
  const step = magnitude === 0 ? 0 : Math.min(STEPS, Math.ceil((Math.abs(value) / magnitude) * STEPS));
  if (step === 0) return 'z';
  return `${value < 0 ? 'n' : 'p'}${String(step)}`;
}

/** Far beyond float32, but small enough that differences and squares stay finite. */
const MOST = 1e150;

/** Clamps a number for plotting. */
export const placed = (value: ShownTensor['data'][number]): number =>
  Number.isFinite(numberOf(value)) ? Math.max(-MOST, Math.min(MOST, numberOf(value))) : numberOf(value);

/** Returns the finite numbers of a tensor, clamped for plotting. */
export const finiteNumbers = ({ data }: ShownTensor): number[] => data.map(placed).filter(Number.isFinite);

export const magnitudeOf = (tensor: ShownTensor): number =>
  maxMagnitude({ shape: [], dtype: 'float32', data: Float64Array.from(finiteNumbers(tensor)) });

/**
 * Returns one magnitude for both tensors. Extreme received values do not wash out the expected
 * ones.
 */
export const sharedMagnitude = (expected: ShownTensor, received: ShownTensor): number => {
  const [wanted, got] = [magnitudeOf(expected), magnitudeOf(received)];
  return wanted === 0 ? got : Math.max(wanted, Math.min(got, 4 * wanted));
};

/** Formats a number for a report. */
export const numberText = (value: ShownTensor['data'][number] | undefined): string =>
  typeof value === 'number' ? formatNumber(value).replace('-', '−') : (value ?? '').replace('-', '−');
