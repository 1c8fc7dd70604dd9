/*
 * wrong: no ReLU in the middle but one at the end, and x is added
 * source: typical
 * mistakes: activation at the end instead of the middle; residual added inside
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const linear = (y: tf.Tensor, w: tf.Tensor2D, b: tf.Tensor1D) => project(y, w).add(b);
  const out = linear(linear(x, params.kernel1, params.bias1), params.kernel2, params.bias2);
  return out.relu().add(x);
}
