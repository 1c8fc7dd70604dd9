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
 * distance d, a bond b has the likelihood exp(−ᾱ b² / 2v) · sinh(κ) / κ with κ = √ᾱ · b · d / v,
 * and its mean component along that vector is b · (coth κ − 1 / κ).
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

function meanBond({ bonds, weights }: DimerTables, distance: number, alphaBar: number): number {
  const variance = 2 * (1 - alphaBar);
  const kappaOf = (bond: number): number => (Math.sqrt(alphaBar) * bond * distance) / variance;
  const logs = Array.from(bonds, (bond, k) => {
    const kappa = kappaOf(bond);
    const directions = kappa < 1e-6 ? 0 : kappa + Math.log(-Math.expm1(-2 * kappa) / (2 * kappa));
    return Math.log(weights[k] ?? 0) - (alphaBar * bond * bond) / (2 * variance) + directions;
  });
  const largest = Math.max(...logs);
  let [sum, total] = [0, 0];
  for (const [k, log] of logs.entries()) {
    const [bond, weight] = [bonds[k] ?? 0, Math.exp(log - largest)];
    const kappa = kappaOf(bond);
    sum += weight * bond * (kappa < 1e-3 ? kappa / 3 : 1 / Math.tanh(kappa) - 1 / kappa);
    total += weight;
  }
  return sum / total;
}
