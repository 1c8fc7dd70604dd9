/*
 * wrong: leaky ReLU with slope 0.2 (the default of tfjs), and the first bias is missing
 * source: typical
 * mistakes: leaky ReLU instead of ReLU; first bias missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  return tf.tidy(() => {
    const hidden = tf.leakyRelu(project(x, params.kernel1));
    return project(hidden, params.kernel2).add(params.bias2);
  });
}
