import type * as tfjs from '@tensorflow/tfjs';
import { stepsOf } from './test-models';
import type { Tfjs } from './tensors';

/** Shapes of molecules in the plane with their weights, and ᾱ of each step. */
export interface PlanarTables {
  /** `[numShapes, atoms, 2]`, as a list */
  readonly shapes: Float32Array;
  readonly weights: Float32Array;
  readonly alphaBars: Float32Array;
}

// Globals are slow to look up in a realm of its own, and these are needed a million times.
const { exp, max, sqrt } = Math;
const LEAST = -Number.MAX_VALUE;

/**
 * The exact noise predictor of molecules in the plane: each has one of the shapes, or its mirror
 * image, with its weight, and is turned by any angle. It computes outside tfjs.
 *
 * With points as complex numbers and c = Σ conj(s_j) x_j, a shape s has the likelihood
 * exp(−ᾱ |s|² / 2v) · I₀(κ) with v = 1 − ᾱ and κ = √ᾱ |c| / v, and its mean is
 * I₁(κ) / I₀(κ) · c / |c| · s.
 *
 * @throws Error if there are not the atoms of the shapes with two coordinates
 */
export function planarModel(tf: Tfjs, tables: PlanarTables, xt: tfjs.Tensor, t: unknown): tfjs.Tensor {
  const shape = xt.shape as number[];
  const [batch = 1] = shape;
  const width = tables.shapes.length / tables.weights.length;
  if (xt.rank !== 3 || shape[1] !== width / 2 || shape[2] !== 2)
    throw new Error(
      `the model takes ${String(width / 2)} atoms with two coordinates each: [batch, ${String(width / 2)}, 2], not [${shape.join(', ')}]`,
    );
  const steps = stepsOf(tf, t, batch).dataSync();
  const x = xt.dataSync();
  const noise = new Float32Array(x.length);
  for (let example = 0; example < batch; example++) {
    const alphaBar = tables.alphaBars[steps[example] ?? 0] ?? Number.NaN;
    const centred = centredFrom(x, example * width, width);
    const clean = meanMolecule(tables, centred, alphaBar);
    for (let i = 0; i < width; i++)
      noise[example * width + i] =
        ((centred[i] ?? 0) - sqrt(alphaBar) * (clean[i] ?? 0)) / sqrt(1 - alphaBar);
  }
  return tf.tensor(noise, shape);
}

/** The atoms of an example, moved so that their mean is 0. */
function centredFrom(x: ArrayLike<number>, from: number, width: number): Float64Array {
  const sums = new Float64Array(2);
  for (let i = 0; i < width; i++) sums[i % 2] = (sums[i % 2] ?? 0) + (x[from + i] ?? 0);
  const centred = new Float64Array(width);
  for (let i = 0; i < width; i++) centred[i] = (x[from + i] ?? 0) - (2 * (sums[i % 2] ?? 0)) / width;
  return centred;
}

function meanMolecule({ shapes, weights }: PlanarTables, x: Float64Array, alphaBar: number): Float64Array {
  const [width, variance, root] = [x.length, 1 - alphaBar, sqrt(alphaBar)];
  const count = 2 * weights.length;
  // c, κ and the exponent of each shape, and of its mirror image after it.
  const [real, imaginary] = [new Float64Array(count), new Float64Array(count)];
  const [kappa, exponent] = [new Float64Array(count), new Float64Array(count)];
  let largest = LEAST;
  for (let k = 0; k < count; k++) {
    const [from, mirror] = [width * (k >> 1), k % 2 === 0 ? 1 : -1];
    let [re, im, square] = [0, 0, 0];
    for (let j = 0; j < width; j += 2) {
      const a = shapes[from + j] ?? 0;
      const b = mirror * (shapes[from + j + 1] ?? 0);
      const u = x[j] ?? 0;
      const v = x[j + 1] ?? 0;
      re += a * u + b * v;
      im += a * v - b * u;
      square += a * a + b * b;
    }
    const own = (root * sqrt(re * re + im * im)) / variance;
    real[k] = re;
    imaginary[k] = im;
    kappa[k] = own;
    exponent[k] = own - (alphaBar * square) / (2 * variance);
    largest = max(largest, exponent[k] ?? 0);
  }
  const sum = new Float64Array(width);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const weight = (weights[k >> 1] ?? 0) * exp((exponent[k] ?? 0) - largest);
    if (weight < 1e-12) continue;
    const own = kappa[k] ?? 0;
    total += weight * scaledZero(own);
    const [re, im] = [real[k] ?? 0, imaginary[k] ?? 0];
    const length = sqrt(re * re + im * im);
    if (length === 0) continue;
    const share = (weight * scaledOne(own)) / length;
    const [from, mirror] = [width * (k >> 1), k % 2 === 0 ? 1 : -1];
    for (let j = 0; j < width; j += 2) {
      const a = shapes[from + j] ?? 0;
      const b = mirror * (shapes[from + j + 1] ?? 0);
      sum[j] = (sum[j] ?? 0) + share * (re * a - im * b);
      sum[j + 1] = (sum[j + 1] ?? 0) + share * (im * a + re * b);
    }
  }
  for (let j = 0; j < width; j++) sum[j] = (sum[j] ?? 0) / total;
  return sum;
}

/** I₀(x) · exp(−x) for x ≥ 0 (Abramowitz and Stegun 1964, 9.8.1 and 9.8.2). */
function scaledZero(x: number): number {
  if (x < 3.75) {
    const y = (x / 3.75) ** 2;
    const tail = y * (0.2659732 + y * (0.0360768 + y * 0.0045813));
    return exp(-x) * (1 + y * (3.5156229 + y * (3.0899424 + y * (1.2067492 + tail))));
  }
  const y = 3.75 / x;
  const tail = y * (-0.02057706 + y * (0.02635537 + y * (-0.01647633 + y * 0.00392377)));
  return (
    (0.39894228 + y * (0.01328592 + y * (0.00225319 + y * (-0.00157565 + y * (0.00916281 + tail))))) / sqrt(x)
  );
}

/** I₁(x) · exp(−x) for x ≥ 0 (9.8.3 and 9.8.4). */
function scaledOne(x: number): number {
  if (x < 3.75) {
    const y = (x / 3.75) ** 2;
    const tail = y * (0.02658733 + y * (0.00301532 + y * 0.00032411));
    return exp(-x) * x * (0.5 + y * (0.87890594 + y * (0.51498869 + y * (0.15084934 + tail))));
  }
  const y = 3.75 / x;
  const tail = y * (0.02282967 + y * (-0.02895312 + y * (0.01787654 - y * 0.00420059)));
  return (
    (0.39894228 + y * (-0.03988024 + y * (-0.00362018 + y * (0.00163801 + y * (-0.01031555 + tail))))) /
    sqrt(x)
  );
}
