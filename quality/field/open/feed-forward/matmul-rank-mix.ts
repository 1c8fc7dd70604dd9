/*
 * wrong: tf.dot takes only vectors and matrices, so it throws for rank 3
 * source: https://github.com/tensorflow/tensorflow/issues/20683
 * mistakes: error: tf.dot with a tensor of rank 3
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const hidden = tf.dot(x, params.kernel1).add(params.bias1).relu();
  return tf.dot(hidden, params.kernel2).add(params.bias2);
}
