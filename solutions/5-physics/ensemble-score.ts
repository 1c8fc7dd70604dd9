import * as tf from '@tensorflow/tfjs';

/**
 * The continuous ranked probability score of ensemble forecasts: for each case,
 * mean |x_i − y| − Σ_ij |x_i − x_j| / (2M²), where i and j both run over all M members (Hersbach
 * 2000; Gneiting and Raftery 2007, equation 21). Smaller is better.
 *
 * @param ensemble the members x of each case, `[cases, members]`, with at least one member
 * @param observations what was observed, y, `[cases]`, in the unit of the members
 * @returns `[cases]`, each at least 0, in the unit of the observations
 */
export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Tensor1D {
  const members = ensemble.shape[1];
  return scores(ensemble, observations, 2 * members ** 2);
}

/**
 * The fair score: the same as `crps`, but with 2M(M − 1) in place of 2M² (Ferro 2014). On average,
 * it does not depend on the number of members.
 *
 * @param ensemble `[cases, members]`, with at least two members
 * @param observations `[cases]`, in the unit of the members
 * @returns `[cases]`, in the unit of the observations; it may be negative
 */
export function fairCrps(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Tensor1D {
  const members = ensemble.shape[1];
  return scores(ensemble, observations, 2 * members * (members - 1));
}

/** The mean distance from the observation, less the sum over all pairs by a divisor. */
function scores(ensemble: tf.Tensor2D, observations: tf.Tensor1D, divisor: number): tf.Tensor1D {
  return tf.tidy(() => {
    const distances = ensemble.sub(observations.expandDims(1)).abs();
    const differences = ensemble.expandDims(2).sub(ensemble.expandDims(1)).abs();
    const spread = differences.sum([1, 2]).div(divisor);
    return distances.mean(1).sub(spread).as1D();
  });
}

/**
 * The spread of ensembles by the error of their means:
 * √((M + 1)/M · mean of s²) / √(mean of (x̄ − y)²), where x̄ is the mean of the members of a case
 * and s² their unbiased variance. The means over the cases are taken before the roots (Fortin et
 * al. 2014). It is 1 for a reliable ensemble, and less for one that is too confident.
 *
 * @param ensemble `[cases, members]`, with at least two members
 * @param observations `[cases]`, in the unit of the members; not all equal to their x̄
 * @returns a scalar without a unit, at least 0
 */
export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const members = ensemble.shape[1];
    const centre = ensemble.mean(1, true);
    const squares = ensemble.sub(centre).square().sum(1);
    const variances = squares.div(members - 1);
    const errors = centre.squeeze([1]).sub(observations);
    const factor = (members + 1) / members;
    const spread = variances.mean().mul(factor).sqrt();
    return spread.div(errors.square().mean().sqrt()).asScalar();
  });
}

/**
 * The rank histogram of ensembles (Hamill 2001): how often the observation has which rank among the
 * members. It is flat for a reliable ensemble.
 *
 * @param ensemble `[cases, members]`, with at least one member
 * @param observations `[cases]`, in the unit of the members; none is equal to a member
 * @returns M + 1 numbers: number k counts the cases in which exactly k members are less than the
 *   observation
 */
export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] {
  const rows = ensemble.arraySync();
  const observed = observations.arraySync();
  const counts = Array<number>(ensemble.shape[1] + 1).fill(0);
  rows.forEach((members, i) => {
    const rank = members.filter((member) => member < observed[i]).length;
    counts[rank] += 1;
  });
  return counts;
}
