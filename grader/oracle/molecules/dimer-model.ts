import { at, dim, type NumericTensor } from '../tensor';

/**
 * A test model of the sandbox: the exact noise predictor of two atoms in three dimensions whose
 * bond has one of these lengths, with these probabilities, and points in any direction.
 */
export interface DimerModel {
  /** `[numBonds]` */
  readonly bonds: NumericTensor;
  /** `[numBonds]`; their sum does not matter. */
  readonly weights: NumericTensor;
  /** `[numSteps]`: of the schedule that the model is for. */
  readonly alphaBars: NumericTensor;
}

// Globals are slow to look up in a realm of its own, and these are needed a million times.
const { exp, min, sqrt } = Math;
const MAX = Number.MAX_VALUE;

/**
 * The mean bond along the direction in which the noisy atoms lie, at one step.
 *
 * The vector between the atoms is √ᾱ times the bond, plus noise of variance v = 2 (1 − ᾱ). Given
 * its length d, a bond b has the likelihood exp(−(d − √ᾱ b)² / 2v) · (1 − exp(−2κ)) / 2κ with κ =
 * √ᾱ · b · d / v; its direction has the distribution of von Mises and Fisher, with the mean cosine
 * coth κ − 1 / κ.
 */
function meanBond({ bonds, weights }: DimerModel, alphaBar: number): (distance: number) => number {
  const variance = 2 * (1 - alphaBar);
  const scaled = bonds.data.map((bond) => sqrt(alphaBar) * bond);
  // Plain loops for speed: a check makes millions of rounds.
  return (distance) => {
    let nearest = MAX;
    for (const bond of scaled) nearest = min(nearest, (distance - bond) ** 2);
    let [sum, total] = [0, 0];
    for (let k = 0; k < scaled.length; k++) {
      const bond = scaled[k] ?? 0;
      const kappa = (bond * distance) / variance;
      const opposite = exp(-2 * kappa);
      const directions = kappa < 1e-5 ? 1 : (1 - opposite) / (2 * kappa);
      const cosine = kappa < 1e-3 ? kappa / 3 : (1 + opposite) / (1 - opposite) - 1 / kappa;
      const likelihood = exp((nearest - (distance - bond) ** 2) / (2 * variance)) * directions;
      const weight = (weights.data[k] ?? 0) * likelihood;
      sum += weight * cosine * (bonds.data[k] ?? 0);
      total += weight;
    }
    return sum / total;
  };
}

/** E[ε | x_t] in the subspace of centred positions, for `[batch, 2, 3]`. */
export function predictDimerNoise(model: DimerModel, xt: NumericTensor, step: number): NumericTensor {
  if (dim(xt, 1) !== 2 || dim(xt, 2) !== 3) throw new RangeError('a dimer has two atoms in three dimensions');
  const alphaBar = at(model.alphaBars, step);
  const bondAt = meanBond(model, alphaBar);
  const data = new Float64Array(xt.data.length);
  for (let example = 0; example < dim(xt, 0); example++) {
    const from = 6 * example;
    const between = [0, 1, 2].map((axis) => at(xt, from + axis) - at(xt, from + 3 + axis));
    const distance = Math.hypot(...between);
    const clean = distance === 0 ? 0 : bondAt(distance) / distance;
    const share = (1 - Math.sqrt(alphaBar) * clean) / Math.sqrt(1 - alphaBar) / 2;
    for (const [axis, value] of between.entries()) {
      data[from + axis] = share * value;
      data[from + 3 + axis] = -share * value;
    }
  }
  return { ...xt, data };
}
