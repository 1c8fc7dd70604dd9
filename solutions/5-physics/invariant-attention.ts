import * as tf from '@tensorflow/tfjs';
import type { FeatureProjections, Frames, PointProjections } from '../given/types';

/** The distance between two points does not see frames, so all are compared as global points. */
function toGlobal(points: tf.Tensor3D, { rotations, positions }: Frames): tf.Tensor3D {
  const turned = points.matMul(rotations, false, true);
  return turned.add(positions.expandDims(1)) as tf.Tensor3D;
}

/** The inverse of `toGlobal`. */
function toLocal(points: tf.Tensor3D, { rotations, positions }: Frames): tf.Tensor3D {
  const centred = points.sub(positions.expandDims(1));
  return centred.matMul(rotations) as tf.Tensor3D;
}

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
  return tf.tidy(() => {
    const d = features.queries.shape[1];
    const scores = features.queries.matMul(features.keys, false, true).div(Math.sqrt(d));
    const queries = toGlobal(points.queries, frames);
    const keys = toGlobal(points.keys, frames);
    const between = queries.expandDims(1).sub(keys.expandDims(0));
    const distances = between.square().sum([2, 3]);
    const weights = tf.softmax(scores.sub(distances.mul(gamma))) as tf.Tensor2D;
    const values = toGlobal(points.values, frames);
    const [n, numValues] = values.shape;
    const averaged = weights.matMul(values.reshape([n, numValues * 3])).reshape([n, numValues, 3]);
    const attended = weights.matMul(features.values) as tf.Tensor2D;
    const local = toLocal(averaged as tf.Tensor3D, frames);
    return { features: attended, points: local, weights };
  });
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
  return tf.tidy(() => {
    const pulled = weights.matMul(positions);
    const own = weights.sum(1, true).mul(positions);
    return pulled.sub(own) as tf.Tensor2D;
  });
}
