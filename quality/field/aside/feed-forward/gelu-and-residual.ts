/*
 * wrong: quick GELU (x · sigmoid(1.702 x)) instead of the ReLU, and the second bias is missing
 * source: typical
 * mistakes: quick GELU instead of ReLU; second bias missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const a = tf.add(project(x, params.kernel1), params.bias1);
  const h = a.mul<tf.Tensor>(a.mul(1.702).sigmoid());
  return project(h, params.kernel2);
}
