/*
 * wrong: x · sigmoid(x) instead of the ReLU
 * source: typical
 * mistakes: SiLU (Swish) instead of ReLU
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const pre = project(x, params.kernel1).add(params.bias1);
  const hidden = tf.mul(pre, tf.sigmoid(pre));
  return tf.add(project(hidden, params.kernel2), params.bias2);
}
