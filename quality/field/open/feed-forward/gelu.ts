/*
 * wrong: the GELU of later models instead of the ReLU
 * source: https://github.com/goruck/nilm/issues/1
 * mistakes: GELU instead of ReLU
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

function gelu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const inner = x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(0.5).mul(inner.tanh().add(1));
  });
}

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const h = gelu(project(x, params.kernel1).add(params.bias1));
  return project(h, params.kernel2).add(params.bias2);
}
