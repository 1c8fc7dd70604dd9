import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

/**
 * Layer normalisation over the last axis (Ba, Kiros and Hinton 2016):
 * gain · (x − mean) / √(variance + epsilon) + bias, with the biased variance (divided by d).
 *
 * `tf.grad` must be able to differentiate it with respect to x, gain and bias.
 *
 * @param x `[..., d]`, of rank 2 or more
 * @param params `gain` and `bias`, each `[d]`
 * @param epsilon added to the variance, inside the square root
 * @returns the same shape as x
 */
export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  return tf.tidy(() => {
    const centred = x.sub(x.mean(-1, true));
    const variance = centred.square().mean(-1, true);
    return centred.div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
  });
}
