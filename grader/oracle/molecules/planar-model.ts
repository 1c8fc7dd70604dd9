import { at, dim, type NumericTensor } from '../tensor';

/**
 * A test model of the sandbox: the exact noise predictor of molecules in the plane. Each has one of
 * these shapes with these probabilities, or its mirror image, turned by any angle.
 */
export interface PlanarModel {
  /** `[numShapes, atoms, 2]`, each with the mean 0. */
  readonly shapes: NumericTensor;
  /** `[numShapes]`; their sum does not matter. */
  readonly weights: NumericTensor;
  /** `[numSteps]`: of the schedule that the model is for. */
  readonly alphaBars: NumericTensor;
}

const { exp, hypot, sqrt } = Math;

/** Σ coefficients[k] · x^k */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + (coefficients[k] ?? NaN);
  return sum;
}

const ZERO_SMALL = [1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813];
const ZERO_LARGE = [
  ...[0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281],
  ...[-0.02057706, 0.02635537, -0.01647633, 0.00392377],
];
const ONE_SMALL = [0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411];
const ONE_LARGE = [
  ...[0.39894228, -0.03988024, -0.00362018, 0.00163801, -0.01031555],
  ...[0.02282967, -0.02895312, 0.01787654, -0.00420059],
];

/**
 * The modified Bessel functions I₀ and I₁ times exp(−x), for x ≥ 0, to seven digits (Abramowitz and
 * Stegun 1964, 9.8.1 to 9.8.4).
 */
export function scaledBessel(x: number): readonly [zero: number, one: number] {
  if (x < 3.75) {
    const [square, decay] = [(x / 3.75) ** 2, exp(-x)];
    return [decay * polynomial(square, ZERO_SMALL), decay * x * polynomial(square, ONE_SMALL)];
  }
  const [inverse, root] = [3.75 / x, sqrt(x)];
  return [polynomial(inverse, ZERO_LARGE) / root, polynomial(inverse, ONE_LARGE) / root];
}

/** What is rarer than the most likely shape by this factor is left out of a mean. */
const RAREST = 1e-12;

/** The mean of the clean atoms, given noisy atoms with the mean 0; x and y alternate. */
function meanMolecule(model: PlanarModel, x: Float64Array, alphaBar: number): Float64Array {
  const [width, variance] = [x.length, 1 - alphaBar];
  const shapes = model.shapes.data;
  // Plain loops for speed: a check makes millions of rounds. Mirror images follow their shapes.
  const count = 2 * dim(model.weights, 0);
  const [real, imaginary, kappa, exponent] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    ...[Float64Array, Float64Array, Float64Array, Float64Array],
  ];
  let largest = -Infinity;
  for (let k = 0; k < count; k++) {
    const [from, mirror] = [width * (k >> 1), k % 2 === 0 ? 1 : -1];
    // Σ conj(s_j) x_j, with points of the plane as complex numbers.
    let [re, im, square] = [0, 0, 0];
    for (let j = 0; j < width; j += 2) {
      const [a, b] = [shapes[from + j] ?? NaN, mirror * (shapes[from + j + 1] ?? NaN)];
      const [u, v] = [x[j] ?? NaN, x[j + 1] ?? NaN];
      re += a * u + b * v;
      im += a * v - b * u;
      square += a * a + b * b;
    }
    real[k] = re;
    imaginary[k] = im;
    const own = (sqrt(alphaBar) * sqrt(re * re + im * im)) / variance;
    kappa[k] = own;
    const fit = own - (alphaBar * square) / (2 * variance);
    exponent[k] = fit;
    if (fit > largest) largest = fit;
  }
  const sum = new Float64Array(width);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const weight = (model.weights.data[k >> 1] ?? NaN) * exp((exponent[k] ?? NaN) - largest);
    if (weight < RAREST) continue;
    const [zero, one] = scaledBessel(kappa[k] ?? NaN);
    total += weight * zero;
    const length = hypot(real[k] ?? NaN, imaginary[k] ?? NaN);
    if (length === 0) continue;
    const share = (weight * one) / length;
    const [cosine, sine] = [share * (real[k] ?? NaN), share * (imaginary[k] ?? NaN)];
    const [from, mirror] = [width * (k >> 1), k % 2 === 0 ? 1 : -1];
    for (let j = 0; j < width; j += 2) {
      const [a, b] = [shapes[from + j] ?? NaN, mirror * (shapes[from + j + 1] ?? NaN)];
      sum[j] = (sum[j] ?? NaN) + cosine * a - sine * b;
      sum[j + 1] = (sum[j + 1] ?? NaN) + sine * a + cosine * b;
    }
  }
  return sum.map((value) => value / total);
}

/**
 * E[ε | x_t] in the subspace of centred positions, for `[batch, atoms, 2]`.
 *
 * Given a shape s, the angle of the molecule has the distribution of von Mises, so that its
 * likelihood contains I₀(κ), and the mean of its direction is I₁(κ) / I₀(κ).
 *
 * @throws RangeError if the atoms are not those of the shapes
 */
export function predictPlanarNoise(model: PlanarModel, xt: NumericTensor, step: number): NumericTensor {
  const atoms = dim(model.shapes, 1);
  if (dim(xt, 1) !== atoms || dim(xt, 2) !== 2) throw new RangeError('these atoms are not those of a shape');
  const alphaBar = at(model.alphaBars, step);
  const data = new Float64Array(xt.data.length);
  for (let from = 0; from < data.length; from += 2 * atoms) {
    const own = xt.data.slice(from, from + 2 * atoms);
    const mean = [0, 1].map((axis) => own.reduce((sum, v, i) => sum + (i % 2 === axis ? v : 0), 0) / atoms);
    const centred = own.map((value, i) => value - (mean[i % 2] ?? NaN));
    meanMolecule(model, centred, alphaBar).forEach((clean, i) => {
      const noisy = centred[i] ?? NaN;
      data[from + i] = (noisy - sqrt(alphaBar) * clean) / sqrt(1 - alphaBar);
    });
  }
  return { ...xt, data };
}
