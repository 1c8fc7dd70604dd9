/*
 * wrong: the bias is added before the gain is multiplied
 * source: typical
 * mistakes: order of gain and bias swapped
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const centred = x.sub(x.mean(-1, true));
    const variance = centred.pow(2).mean(-1, true);
    const normed = centred.div(variance.add(epsilon).sqrt());
    return normed.add(bias).mul(gain);
  });
}
