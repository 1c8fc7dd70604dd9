/*
 * wrong: a fixed epsilon of 1e-6 instead of the argument, and the unbiased variance
 * source: typical
 * mistakes: epsilon hard-coded; unbiased variance
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

const EPS = 1e-6;

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const n = x.shape[x.rank - 1];
  const c = x.sub(x.mean(-1, true));
  const v = c
    .mul(c)
    .sum(-1, true)
    .div(n - 1);
  return c.div(v.add(EPS).sqrt()).mul(gain).add(bias);
}
