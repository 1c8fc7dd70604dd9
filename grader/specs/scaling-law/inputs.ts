import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';
import { gaussians, uniforms } from '../../oracle/random';
import { lossAt, mean, type ScalingLaw, type ScalingLawInput } from '../../oracle/scaling-law';

/** A curve whose law is known. */
export interface KnownCurve extends ScalingLawInput {
  readonly law: ScalingLaw;
}

/** Noise is a fraction of each loss: normal numbers of this deviation, cut off at twice it. */
const NOISE = 1e-3;

const SMALLEST_SIZE = 1e3;
const LARGEST_SIZE = 1e9;

/**
 * Thousandths between two hundredths, so that grids of exponents which are fine enough can hit
 * them, and coarse ones are wrong by more than the tolerance.
 */
const exponentsBetween = (from: number, to: number): number[] =>
  Array.from({ length: 30 }, (_, i) => [50 * i + 17, 50 * i + 25, 50 * i + 33])
    .flat()
    .map((thousandths) => thousandths / 1000)
    .filter((exponent) => exponent >= from && exponent <= to);

export interface CurveKind {
  readonly exponents: readonly [from: number, to: number];
  readonly counts: readonly [from: number, to: number];
  /** The reducible loss of the smallest size by that of the largest. */
  readonly spans: readonly number[];
  /** The irreducible loss by the reducible loss of a size in the middle. */
  readonly floors: readonly number[];
  readonly noisy?: boolean;
}

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** Curves of laws with unevenly spaced sizes, half of them in random order. */
export const curves = ({
  exponents,
  counts,
  spans,
  floors,
  noisy = false,
}: CurveKind): fc.Arbitrary<KnownCurve> =>
  fc
    .record({
      count: axis(...counts),
      isShuffled: fc.boolean(),
      exponent: fc.constantFrom(...exponentsBetween(...exponents)),
      span: fc.constantFrom(...spans),
      floor: fc.constantFrom(...floors),
      start: fc.constantFrom(0, 0.5, 1),
      unit: fc.constantFrom(1, 0.3, 4, 20),
      seed: fc.noShrink(fc.nat(0x7fffffff)),
    })
    .map(({ count, isShuffled, exponent, span, floor, start, unit, seed }): KnownCurve => {
      const decades = Math.min(Math.log10(LARGEST_SIZE / SMALLEST_SIZE), Math.log10(span) / exponent);
      const smallest = SMALLEST_SIZE * 10 ** (start * (Math.log10(LARGEST_SIZE / SMALLEST_SIZE) - decades));
      const jitter = uniforms(seed, 'sizes');
      const sizes = Array.from({ length: count }, (_, i) => {
        const isEnd = i === 0 || i === count - 1;
        const place = (i + (isEnd ? 0 : 0.6 * (jitter() - 0.5))) / (count - 1);
        return rounded(smallest * 10 ** (decades * place), 4);
      });
      const middle = Math.exp(mean(sizes.map((size) => Math.log(size))));
      return curveOf(
        {
          irreducible: rounded(unit * floor, 3),
          scale: rounded(unit * middle ** exponent, 4),
          exponent,
        },
        isShuffled ? shuffled(sizes, seed) : sizes,
        noisy ? seed : undefined,
      );
    });

/** The losses of a law, with noise if there is a seed for it. */
export function curveOf(law: ScalingLaw, sizes: readonly number[], noiseSeed?: number): KnownCurve {
  const draw = noiseSeed === undefined ? () => 0 : gaussians(noiseSeed, 'noise');
  const losses = sizes.map((size) =>
    rounded(lossAt(law, size) * (1 + NOISE * Math.max(-2, Math.min(2, draw()))), 12),
  );
  return { sizes, losses, law };
}

function shuffled(values: readonly number[], seed: number): number[] {
  const draw = uniforms(seed, 'order');
  return values
    .map((value) => ({ value, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** The same points in the order of their sizes. */
export function inOrder({ sizes, losses, law }: KnownCurve): KnownCurve {
  const order = [...sizes.keys()].sort((i, j) => (sizes[i] ?? 0) - (sizes[j] ?? 0));
  const sorted = (values: readonly number[]): number[] => order.map((i) => values[i] ?? 0);
  return { sizes: sorted(sizes), losses: sorted(losses), law };
}

/** The same points from the last to the first. */
export const reversed = ({ sizes, losses, law }: KnownCurve): KnownCurve => ({
  sizes: [...sizes].reverse(),
  losses: [...losses].reverse(),
  law,
});

/** The same law without its floor. */
export const withoutFloor = ({ sizes, law }: KnownCurve): KnownCurve =>
  curveOf({ ...law, irreducible: 0 }, sizes);

/** Enough range and floor to tell the three parameters apart. */
export const inputs = curves({
  exponents: [0.1, 1.2],
  counts: [5, 12],
  spans: [6, 12, 40],
  floors: [1, 0.4, 2],
});

/** Enough points and range for the noise to average out. */
export const noisyCurves = curves({
  exponents: [0.2, 0.8],
  counts: [10, 20],
  spans: [20, 60],
  floors: [1, 0.4, 2],
  noisy: true,
});

const powersOfTen = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/**
 * Every seed needs these: exponents near the ends, points out of order, and the law of Hoffmann et
 * al. 2022 for unlimited data (their appendix D.3).
 */
export const examples: readonly KnownCurve[] = [
  curveOf({ irreducible: 0.5, scale: 3, exponent: 0.067 }, powersOfTen),
  curveOf({ irreducible: 2, scale: 4e5, exponent: 1.433 }, [1000, 8000, 1500, 3000, 20_000, 5000]),
  curveOf({ irreducible: 1.69, scale: 406.4, exponent: 0.34 }, [1e9, 1e6, 3e7, 3e6, 1e7, 3e8, 1e8]),
  curveOf({ irreducible: 0.8, scale: 12, exponent: 0.265 }, [64e3, 4e3, 1e6, 256e3, 16e3, 4e6]),
];

/**
 * Curves that every seed extends to larger sizes: the law of Kaplan et al. 2020 (their equation
 * 1.1), which has no floor.
 */
export const published: readonly KnownCurve[] = [
  curveOf({ irreducible: 0, scale: 11.48, exponent: 0.076 }, powersOfTen),
];
