/*
 * wrong: adds the bias with +, which turns tensors into text
 * source: typical
 * mistakes: error: operator + on tensors
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const a: any = project(x, params.kernel1);
  const b: any = params.bias1;
  const hidden = tf.relu(a + b);
  return project(hidden, params.kernel2).add(params.bias2);
}
