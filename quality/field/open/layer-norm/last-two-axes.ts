/*
 * wrong: normalises over the last two axes together
 * source: https://github.com/reczoo/FuxiCTR/issues/23
 * mistakes: statistics over the last two axes together
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const axes = [x.rank - 2, x.rank - 1];
  const mu = x.mean(axes, true);
  const sigma2 = x.sub(mu).square().mean(axes, true);
  return x
    .sub(mu)
    .mul(tf.rsqrt(sigma2.add(epsilon)))
    .mul(gain)
    .add(bias);
}
