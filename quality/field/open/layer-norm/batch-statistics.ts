/*
 * wrong: statistics over all axes but the last, as in batch normalisation
 * source: https://github.com/Kyubyong/transformer/issues/40
 * mistakes: batch normalisation (all axes but the last)
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const axes = [...Array(x.rank - 1).keys()];
    const { mean, variance } = tf.moments(x, axes, true);
    const xHat = x.sub(mean).div(variance.add(epsilon).sqrt());
    return xHat.mul(gain).add(bias);
  });
}
