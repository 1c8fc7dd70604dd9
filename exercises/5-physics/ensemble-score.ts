// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
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
  throw new Error('Not started: crps');
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
  throw new Error('Not started: fairCrps');
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
  throw new Error('Not started: spreadSkillRatio');
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
  throw new Error('Not started: rankHistogram');
}
