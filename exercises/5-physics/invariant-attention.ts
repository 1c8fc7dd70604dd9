// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { FeatureProjections, Frames, PointProjections } from '../given/types';

/**
 * Attention between the residues of a molecule, which does not change if the molecule is moved or
 * turned: a simplified invariant point attention (Jumper et al. 2021, supplementary algorithm 22,
 * with one head and no pair term).
 *
 * The frame of residue i takes a local point p to the global point R_i p + r_i. With global points,
 * the logit of residue i for j is q_i · k_j / √d − gamma · Σ_p |q_ip − k_jp|².
 *
 * `tf.grad` must be able to differentiate it with respect to features and points.
 *
 * @param features `queries` and `keys` `[n, d]`, `values` `[n, dV]`
 * @param points `queries` and `keys` `[n, P, 3]`, `values` `[n, PV, 3]`, each in the frame of its
 *   own residue
 * @param frames `rotations` `[n, 3, 3]`, which multiply columns, and `positions` `[n, 3]`
 * @param gamma how much squared distances count, 0 or more
 * @returns `weights` `[n, n]`: row i is the softmax over j; `features` `[n, dV]`: the average of
 *   the values; `points` `[n, PV, 3]`: the average of the global points, in the frame of residue i
 */
export function invariantPointAttention(
  features: FeatureProjections,
  points: PointProjections,
  frames: Frames,
  gamma: number,
): { features: tf.Tensor2D; points: tf.Tensor3D; weights: tf.Tensor2D } {
  throw new Error('Not started: invariantPointAttention');
}

/**
 * How residues move towards each other: Σ_j weights_ij (r_j − r_i) (Satorras et al. 2021, equation
 * 4).
 *
 * `tf.grad` must be able to differentiate it with respect to weights and positions.
 *
 * @param weights `[n, n]`, any numbers; rows need not sum to 1
 * @param positions `[n, 3]`
 * @returns `[n, 3]`: the change of the positions
 */
export function coordinateUpdate(weights: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  throw new Error('Not started: coordinateUpdate');
}
