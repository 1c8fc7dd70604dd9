import { plainNumber, type NumericTensor } from './tensor';

/** The law L(N) = irreducible + scale · N^−exponent. */
export interface ScalingLaw {
  readonly irreducible: number;
  readonly scale: number;
  readonly exponent: number;
}

/** A size with the loss that was measured for it. */
export interface CurvePoint {
  readonly size: number;
  readonly loss: number;
}

export interface ScalingLawInput {
  /** Numbers of parameters: at least five different ones, in any order. */
  readonly sizes: readonly number[];
  /** One loss for each size. */
  readonly losses: readonly number[];
  /** The law behind the losses, which the function under test does not see. */
  readonly law?: ScalingLaw;
}

export interface ScalingLawResult {
  readonly irreducible: NumericTensor;
  readonly scale: NumericTensor;
  readonly exponent: NumericTensor;
  readonly [name: string]: NumericTensor;
}

/**
 * The steps of a fit that can go wrong. The defaults are correct; a mistake is the oracle with
 * some steps replaced.
 */
export interface ScalingLawSteps {
  /** Pairs sizes with losses. */
  readonly points: (args: ScalingLawInput) => readonly CurvePoint[];
  readonly fit: (points: readonly CurvePoint[]) => ScalingLaw;
  /** What is returned of the fitted law. */
  readonly irreducible: (law: ScalingLaw, points: readonly CurvePoint[]) => number;
  readonly scale: (law: ScalingLaw, points: readonly CurvePoint[]) => number;
  readonly exponent: (law: ScalingLaw) => number;
}

const SMALLEST_EXPONENT = 0.05;
const LARGEST_EXPONENT = 1.5;
const COARSE_STEP = 0.01;
const GOLDEN_ROUNDS = 60;

/** The loss that a law predicts for a size. */
export const lossAt = ({ irreducible, scale, exponent }: ScalingLaw, size: number): number =>
  irreducible + scale * size ** -exponent;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The straight line y = offset + slope · x of least squares. */
export function straightLine(
  x: readonly number[],
  y: readonly number[],
): { readonly offset: number; readonly slope: number } {
  const [meanX, meanY] = [mean(x), mean(y)];
  const centred = x.map((value) => value - meanX);
  const product = centred.reduce((sum, value, i) => sum + value * ((y[i] ?? 0) - meanY), 0);
  const slope = product / centred.reduce((sum, value) => sum + value * value, 0);
  return { offset: meanY - slope * meanX, slope };
}

/** The law of least squares among those with a given exponent. */
function lawWithExponent(points: readonly CurvePoint[], exponent: number): ScalingLaw {
  // Relative to a size in the middle, all powers are of the order of 1.
  const middle = Math.exp(mean(points.map(({ size }) => Math.log(size))));
  const { offset, slope } = straightLine(
    points.map(({ size }) => (size / middle) ** -exponent),
    points.map(({ loss }) => loss),
  );
  return { irreducible: offset, scale: slope * middle ** exponent, exponent };
}

const squaredError = (points: readonly CurvePoint[], exponent: number): number => {
  const law = lawWithExponent(points, exponent);
  return points.reduce((sum, { size, loss }) => sum + (lossAt(law, size) - loss) ** 2, 0);
};

/** The multiple of `step` between the smallest and the largest exponent that fits best. */
function bestOnGrid(points: readonly CurvePoint[], step: number): number {
  const count = Math.floor(LARGEST_EXPONENT / step + 1e-9);
  let [best, least] = [step, Infinity];
  for (let i = 1; i <= count; i++) {
    const error = squaredError(points, i * step);
    if (i * step > SMALLEST_EXPONENT - 1e-9 && error < least) [best, least] = [i * step, error];
  }
  return best;
}

/** The law of least squares whose exponent is a multiple of `step`. */
export const fitOnGrid =
  (step: number) =>
  (points: readonly CurvePoint[]): ScalingLaw =>
    lawWithExponent(points, bestOnGrid(points, step));

/** The law of least squares: a coarse grid of exponents, then a golden section search. */
export function leastSquares(points: readonly CurvePoint[]): ScalingLaw {
  const near = bestOnGrid(points, COARSE_STEP);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [
    Math.max(SMALLEST_EXPONENT, near - COARSE_STEP),
    Math.min(LARGEST_EXPONENT, near + COARSE_STEP),
  ];
  for (let round = 0; round < GOLDEN_ROUNDS; round++) {
    const width = ratio * (high - low);
    if (squaredError(points, high - width) < squaredError(points, low + width)) high = low + width;
    else low = high - width;
  }
  return lawWithExponent(points, (low + high) / 2);
}

export const scalingLawSteps: ScalingLawSteps = {
  points: ({ sizes, losses }) => sizes.map((size, i) => ({ size, loss: losses[i] ?? 0 })),
  fit: leastSquares,
  irreducible: ({ irreducible }) => irreducible,
  scale: ({ scale }) => scale,
  exponent: ({ exponent }) => exponent,
};

/**
 * Fits L(N) = irreducible + scale · N^−exponent by least squares, for exponents from 0.05 to 1.5.
 * Without noise, this is the law itself.
 *
 * @param changes steps that replace the right ones
 */
export function fitScalingLaw(
  args: ScalingLawInput,
  changes: Partial<ScalingLawSteps> = {},
): ScalingLawResult {
  const steps = { ...scalingLawSteps, ...changes };
  const points = steps.points(args);
  const law = steps.fit(points);
  return {
    irreducible: plainNumber(steps.irreducible(law, points)),
    scale: plainNumber(steps.scale(law, points)),
    exponent: plainNumber(steps.exponent(law)),
  };
}
