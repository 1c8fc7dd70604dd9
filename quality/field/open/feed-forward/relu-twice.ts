/*
 * wrong: the output is clipped by a second ReLU
 * source: https://github.com/namedtensor/notation/issues/72
 * mistakes: second ReLU on the output
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

const dense = (x: tf.Tensor, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor =>
  tf.relu(tf.add(project(x, kernel), bias));

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const { kernel1, bias1, kernel2, bias2 } = params;
  return tf.tidy(() => dense(dense(x, kernel1, bias1), kernel2, bias2));
}
