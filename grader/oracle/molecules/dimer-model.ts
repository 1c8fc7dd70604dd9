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

/** ln(sinh x / x), which is 0 to twelve digits where the fraction is not computed. */
const logSinhRatio = (x: number): number => (x < 1e-6 ? 0 : x + Math.log(-Math.expm1(-2 * x) / (2 * x)));

/** coth x − 1 / x: the mean cosine between two directions whose likelihood is exp(x · cosine). */
const langevin = (x: number): number => (x < 1e-3 ? x / 3 : 1 / Math.tanh(x) - 1 / x);

/**
 * The mean bond length along the direction in which the noisy atoms lie.
 *
 * The vector between the atoms is √ᾱ times the bond, plus noise of variance 2 (1 − ᾱ). Given the
 * length of the bond, its direction has the distribution of von Mises and Fisher.
 */
function meanBond({ bonds, weights }: DimerModel, distance: number, alphaBar: number): number {
  const variance = 2 * (1 - alphaBar);
  const terms = [...bonds.data].map((bond, k) => {
    const concentration = (Math.sqrt(alphaBar) * bond * distance) / variance;
    const log =
      Math.log(at(weights, k)) - (alphaBar * bond ** 2) / (2 * variance) + logSinhRatio(concentration);
    return { log, along: bond * langevin(concentration) };
  });
  const largest = terms.reduce((most, { log }) => Math.max(most, log), -Infinity);
  let [sum, total] = [0, 0];
  for (const { log, along } of terms) {
    const weight = Math.exp(log - largest);
    sum += weight * along;
    total += weight;
  }
  return sum / total;
}

/** E[ε | x_t] in the subspace of centred positions, for `[batch, 2, 3]`. */
export function predictDimerNoise(model: DimerModel, xt: NumericTensor, step: number): NumericTensor {
  if (dim(xt, 1) !== 2 || dim(xt, 2) !== 3) throw new RangeError('a dimer has two atoms in three dimensions');
  const alphaBar = at(model.alphaBars, step);
  const data = new Float64Array(xt.data.length);
  for (let example = 0; example < dim(xt, 0); example++) {
    const from = 6 * example;
    const between = [0, 1, 2].map((axis) => at(xt, from + axis) - at(xt, from + 3 + axis));
    const distance = Math.hypot(...between);
    const clean = distance === 0 ? 0 : meanBond(model, distance, alphaBar) / distance;
    const share = (1 - Math.sqrt(alphaBar) * clean) / Math.sqrt(1 - alphaBar) / 2;
    for (const [axis, value] of between.entries()) {
      data[from + axis] = share * value;
      data[from + 3 + axis] = -share * value;
    }
  }
  return { ...xt, data };
}
