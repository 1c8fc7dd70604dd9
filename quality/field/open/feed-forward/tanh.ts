/*
 * wrong: tanh instead of the ReLU
 * source: https://github.com/OpenNMT/OpenNMT-py/issues/1578
 * mistakes: tanh instead of ReLU
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  return tf.tidy(() => {
    const hidden = project(x, params.kernel1).add(params.bias1).tanh();
    return project(hidden, params.kernel2).add(params.bias2);
  });
}
