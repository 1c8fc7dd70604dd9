/*
 * wrong: normalises over the positions and forgets the bias
 * source: https://github.com/OpenNMT/OpenNMT-tf/pull/6
 * mistakes: wrong axis (positions); bias missing
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const axis = x.rank - 2;
    const centred = x.sub(x.mean(axis, true));
    const variance = centred.square().mean(axis, true);
    return centred.mul(tf.rsqrt(variance.add(epsilon))).mul(gain);
  });
}
