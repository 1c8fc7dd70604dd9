/*
 * wrong: the ReLU comes after the second layer instead of after the first
 * source: https://github.com/goruck/nilm/issues/1
 * mistakes: activation in the wrong place (at the end)
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const fc1 = project(x, params.kernel1).add<tf.Tensor>(params.bias1);
  const fc2 = project(fc1, params.kernel2).add<tf.Tensor>(params.bias2);
  return fc2.relu();
}
