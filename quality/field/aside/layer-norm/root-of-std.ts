/*
 * wrong: the root is taken of the standard deviation, so twice in all
 * source: https://github.com/hyunwoongko/transformer/issues/7
 * mistakes: root taken twice (of the standard deviation)
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const mean = tf.mean(x, -1, true);
    const centred = tf.sub(x, mean);
    const std = tf.sqrt(tf.mean(tf.square(centred), -1, true));
    return centred.div(std.add(epsilon).sqrt()).mul(gain).add(bias);
  });
}
