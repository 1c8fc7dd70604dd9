/*
 * wrong: x is added to the result, which is the task of the block
 * source: typical
 * mistakes: residual added inside the feed-forward network
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  return tf.tidy(() => {
    let y = project(x, params.kernel1).add<tf.Tensor>(params.bias1);
    y = tf.relu(y);
    y = project(y, params.kernel2).add<tf.Tensor>(params.bias2);
    return y.add(x);
  });
}
