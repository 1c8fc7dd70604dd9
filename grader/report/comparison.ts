import { differingIndices, gradientTolerance, sameShape, toleranceFor } from '../engine/compare';
import { formatNumber, formatShape, position } from '../engine/format';
import { maxMagnitude, sizeOf, type NumericTensor } from '../oracle/tensor';
import type { ShownCounterexample, ShownTensor } from '../results/results';

type ShownComparison = ShownCounterexample['comparisons'][number];

/**
 * Two tensors of a report, compared with the grader's rules. The summary replaces the drawing for
 * readers who cannot see it.
 */
export interface Compared {
  readonly sameShape: boolean;
  /** Flat indices of the differing numbers. */
  readonly differing: ReadonlySet<number>;
  readonly summary: string;
}

export const numberOf = (value: ShownTensor['data'][number] | undefined): number =>
  Number(value ?? Number.NaN);

/** Converts a report's tensor, which may have fewer numbers than its shape says. */
const numeric = ({ shape, data }: ShownTensor): NumericTensor => ({
  shape,
  dtype: 'float32',
  data: Float64Array.from(data, numberOf),
});

export function compare({ name, expected, received }: ShownComparison): Compared {
  const [wanted, got] = [numeric(expected), numeric(received)];
  if (!sameShape(wanted, got)) {
    const summary = `The shapes differ: expected ${formatShape(expected.shape)}, yours is ${formatShape(received.shape)}.`;
    return { sameShape: false, differing: new Set(), summary };
  }
  const tolerance = name.startsWith('∂')
    ? gradientTolerance(wanted, maxMagnitude(wanted))
    : toleranceFor(wanted);
  const wrong = differingIndices(wanted, got, tolerance);
  return { sameShape: true, differing: new Set(wrong), summary: differenceCount(wanted, got, wrong) };
}

function differenceCount(expected: NumericTensor, received: NumericTensor, wrong: readonly number[]): string {
  const { shape, data } = expected;
  const size = sizeOf(shape);
  const shown = data.length < size ? `the first ${String(data.length)} of ${String(size)}` : String(size);
  if (wrong.length === 0) return `None of ${shown} numbers differs by more than rounding.`;
  const gap = (i: number): number => {
    const difference = Math.abs((received.data[i] ?? Number.NaN) - (data[i] ?? Number.NaN));
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  };
  const worst = wrong.reduce((best, i) => (gap(i) > gap(best) ? i : best));
  const place = shape.length === 0 ? '' : ` at ${formatShape(position(shape, worst))}`;
  const numbers = `expected ${formatNumber(data[worst] ?? Number.NaN)}, yours is ${formatNumber(received.data[worst] ?? Number.NaN)}`;
  if (size === 1) return `It differs: ${numbers}.`;
  return `${String(wrong.length)} of ${shown} numbers ${wrong.length === 1 ? 'differs,' : 'differ; the largest difference is'}${place}: ${numbers}.`;
}

/** Subtracts expected from received; NaN if either number is not finite. */
export const differenceOf = ({ expected, received }: ShownComparison): ShownTensor => ({
  shape: expected.shape,
  data: expected.data.map((value, i) => {
    const difference = numberOf(received.data[i]) - numberOf(value);
    return Number.isFinite(difference) ? difference : 'NaN';
  }),
});
