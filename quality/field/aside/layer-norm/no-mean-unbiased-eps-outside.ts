/*
 * wrong: the mean stays in x, d - 1 in the variance, and epsilon is outside the root
 * source: typical
 * mistakes: mean not subtracted from x; unbiased variance; epsilon outside the root
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const d = x.shape[x.rank - 1];
  const mean = x.mean(-1, true);
  const variance = x
    .sub(mean)
    .square()
    .sum(-1, true)
    .div(d - 1);
  return x.div(variance.sqrt().add(epsilon)).mul(gain).add(bias);
}
