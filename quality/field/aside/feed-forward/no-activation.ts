/*
 * wrong: the ReLU between the two products is missing
 * source: https://github.com/Nota-NetsPresso/netspresso-trainer/issues/320
 * mistakes: activation missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const hidden = tf.add(project(x, params.kernel1), params.bias1);
  return tf.add(project(hidden, params.kernel2), params.bias2);
}
