/*
 * wrong: only the diagonal is true, a position sees nothing but itself
 * source: typical
 * mistakes: identity matrix instead of triangle
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  return tf.eye(length).toBool();
}
