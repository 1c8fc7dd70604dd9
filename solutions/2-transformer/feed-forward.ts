import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

/**
 * The position-wise feed-forward network: relu(x·kernel1 + bias1)·kernel2 + bias2
 * (Vaswani et al. 2017, equation 2), applied to every position in the same way.
 *
 * `tf.grad` must be able to differentiate it with respect to x and the parameters.
 *
 * @param x `[..., d]`, of rank 2 or more
 * @param params `kernel1` `[d, dHidden]`, `bias1` `[dHidden]`, `kernel2` `[dHidden, d]` and
 *   `bias2` `[d]`
 * @returns the same shape as x
 */
export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  return tf.tidy(() => {
    const hidden = project(x, params.kernel1).add<tf.Tensor>(params.bias1).relu();
    return project(hidden, params.kernel2).add(params.bias2);
  });
}
