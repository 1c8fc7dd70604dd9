/*
 * wrong: the first bias is added after the ReLU
 * source: typical
 * mistakes: first bias added after the activation
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const activated = tf.relu(project(x, params.kernel1));
  const hidden = activated.add<tf.Tensor>(params.bias1);
  return project(hidden, params.kernel2).add(params.bias2);
}
