import type { Schedule } from '../diffusion';
import { at, dim } from '../tensor';
import { potential, type DoubleWell } from './double-well';

/** Beyond this distance from 0, the density of clean data does not count. */
const EDGE = 2.5;
const POINTS = 1_001;
const SPACING = (2 * EDGE) / (POINTS - 1);

const positionAt = (i: number): number => -EDGE + i * SPACING;

/** The least noise-prediction loss of any network on a double well. */
export const leastLossIn = (well: DoubleWell, schedule: Schedule): number =>
  leastLoss((x) => Math.exp(-potential(well, x)), schedule);

/**
 * The least noise-prediction loss of any network: the mean over t of the variance of the noise,
 * given x_t. It is ᾱ/(1 − ᾱ) times the variance of the clean data, given x_t.
 *
 * @param weight the density of the clean data, up to a factor
 */
export function leastLoss(weight: (x: number) => number, schedule: Schedule): number {
  const weights = Float64Array.from({ length: POINTS }, (_, i) => weight(positionAt(i)));
  const numSteps = dim(schedule.betas, 0);
  let loss = 0;
  for (let t = 0; t < numSteps; t++) loss += lossAt(weights, at(schedule.alphaBars, t)) / numSteps;
  return loss;
}

/** The same at one noise level. */
function lossAt(weights: Float64Array, alphaBar: number): number {
  // In units of √ᾱ, so that clean data stay where they are and noise has this width.
  const width = Math.sqrt((1 - alphaBar) / alphaBar);
  const reach = EDGE + 6 * width;
  const step = width / 4;
  let [variances, densities] = [0, 0];
  for (let centre = -reach; centre <= reach; centre += step) {
    const [first, last] = [indexOf(centre - 7 * width), indexOf(centre + 7 * width)];
    let [sum, mean, square] = [0, 0, 0];
    for (let i = first; i <= last; i++) {
      const x = positionAt(i);
      const own = (weights[i] ?? 0) * Math.exp(-0.5 * ((centre - x) / width) ** 2);
      sum += own;
      mean += own * x;
      square += own * x * x;
    }
    densities += sum;
    if (sum > 0) variances += square - mean ** 2 / sum;
  }
  return variances / densities / width ** 2;
}

/** The index of the position that is closest to x. */
const indexOf = (x: number): number => Math.min(POINTS - 1, Math.max(0, Math.round((x + EDGE) / SPACING)));
