/*
 * wrong: the variance is divided by d - 1
 * source: https://github.com/harvardnlp/annotated-transformer/issues/122
 * mistakes: unbiased variance
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const count = x.shape[x.shape.length - 1];
    const { mean, variance } = tf.moments(x, -1, true);
    const corrected = variance.mul(count / (count - 1));
    return x
      .sub(mean)
      .div(tf.sqrt(corrected.add(epsilon)))
      .mul(gain)
      .add(bias);
  });
}
