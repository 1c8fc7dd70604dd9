import type * as tfjs from '@tensorflow/tfjs';
import { stepsOf } from './test-models';
import type { Tfjs } from './tensors';

/** The bonds of a dimer with their weights, and ᾱ of each step. */
export interface DimerTables {
  readonly bonds: Float32Array;
  readonly weights: Float32Array;
  readonly alphaBars: Float32Array;
}

/**
 * The exact noise predictor of two atoms in three dimensions: their bond has one of the lengths,
 * with its weight, and points in any direction. It computes outside tfjs.
 *
 * The vector between the atoms is √ᾱ times the bond, plus noise of variance v = 2 (1 − ᾱ). At the
 * distance d, a bond b has the likelihood exp(−(d − √ᾱ b)² / 2v) · (1 − exp(−2κ)) / 2κ with
 * κ = √ᾱ · b · d / v, and its mean component along that vector is b · (coth κ − 1 / κ).
 *
 * @throws Error if there are not two atoms with three coordinates
 */
export function dimerModel(tf: Tfjs, tables: DimerTables, xt: tfjs.Tensor, t: unknown): tfjs.Tensor {
  const shape = xt.shape as number[];
  const [batch = 1, atoms, coordinates] = shape;
  if (xt.rank !== 3 || atoms !== 2 || coordinates !== 3)
    throw new Error(
      `the model takes two atoms with three coordinates each: [batch, 2, 3], not [${shape.join(', ')}]`,
    );
  const steps = stepsOf(tf, t, batch).dataSync();
  const x = xt.dataSync();
  const noise = new Float32Array(x.length);
  for (let example = 0; example < batch; example++) {
    const alphaBar = tables.alphaBars[steps[example] ?? 0] ?? Number.NaN;
    const first = 6 * example;
    const between = (axis: number): number => (x[first + axis] ?? 0) - (x[first + 3 + axis] ?? 0);
    const distance = Math.hypot(between(0), between(1), between(2));
    const clean = distance === 0 ? 0 : meanBond(tables, distance, alphaBar) / distance;
    const share = (1 - Math.sqrt(alphaBar) * clean) / (2 * Math.sqrt(1 - alphaBar));
    for (let axis = 0; axis < 3; axis++) {
      noise[first + axis] = share * between(axis);
      noise[first + 3 + axis] = -share * between(axis);
    }
  }
  return tf.tensor(noise, shape);
}

// Globals are slow to look up in a realm of its own, and these are needed a million times.
const { exp, min, sqrt } = Math;
const MAX = Number.MAX_VALUE;

function meanBond({ bonds, weights }: DimerTables, distance: number, alphaBar: number): number {
  const variance = 2 * (1 - alphaBar);
  const root = sqrt(alphaBar);
  let nearest = MAX;
  for (const bond of bonds) nearest = min(nearest, (distance - root * bond) ** 2);
  let [sum, total] = [0, 0];
  for (let k = 0; k < bonds.length; k++) {
    const bond = bonds[k] ?? 0;
    const kappa = (root * bond * distance) / variance;
    const opposite = exp(-2 * kappa);
    const directions = kappa < 1e-5 ? 1 : (1 - opposite) / (2 * kappa);
    const cosine = kappa < 1e-3 ? kappa / 3 : (1 + opposite) / (1 - opposite) - 1 / kappa;
    const exponent = (nearest - (distance - root * bond) ** 2) / (2 * variance);
    const weight = (weights[k] ?? 0) * exp(exponent) * directions;
    sum += weight * bond * cosine;
    total += weight;
  }
  return sum / total;
}
