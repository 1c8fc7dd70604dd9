import { formatNumber } from '../../../engine/format';
import { maxMagnitude } from '../../../oracle/tensor';
import { numberOf } from '../../comparison';
import type { ShownTensor } from '../../../results/results';

/** Steps of each colour; more are not told apart by eye. */
export const STEPS = 8;

/** Classes of the style sheet that colour a number by its share of a magnitude: `p…` above zero, `n…` below, `x` where it is none. */
export function colourClass(value: number, magnitude: number): string {
  if (!Number.isFinite(value)) return 'x';
  const step = magnitude === 0 ? 0 : Math.min(STEPS, Math.ceil((Math.abs(value) / magnitude) * STEPS));
  if (step === 0) return 'z';
  return `${value < 0 ? 'n' : 'p'}${String(step)}`;
}

/** Far beyond float32; differences and squares of such numbers are still finite. */
const MOST = 1e150;

/** A number as a plot places it. */
export const placed = (value: ShownTensor['data'][number]): number =>
  Number.isFinite(numberOf(value)) ? Math.max(-MOST, Math.min(MOST, numberOf(value))) : numberOf(value);

/** The finite numbers of a tensor, as a plot places them. */
export const finiteNumbers = ({ data }: ShownTensor): number[] => data.map(placed).filter(Number.isFinite);

export const magnitudeOf = (tensor: ShownTensor): number =>
  maxMagnitude({ shape: [], dtype: 'float32', data: Float64Array.from(finiteNumbers(tensor)) });

/** One magnitude for both: numbers far off do not bleach what was expected. */
export const sharedMagnitude = (expected: ShownTensor, received: ShownTensor): number => {
  const [wanted, got] = [magnitudeOf(expected), magnitudeOf(received)];
  return wanted === 0 ? got : Math.max(wanted, Math.min(got, 4 * wanted));
};

/** A number as a report writes it, whatever it is. */
export const numberText = (value: ShownTensor['data'][number] | undefined): string =>
  typeof value === 'number' ? formatNumber(value).replace('-', '−') : (value ?? '').replace('-', '−');
