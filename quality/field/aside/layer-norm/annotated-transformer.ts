/*
 * wrong: unbiased standard deviation, with epsilon added to it outside the root
 * source: https://github.com/codertimo/BERT-pytorch/issues/30
 * mistakes: d - 1 instead of d; epsilon outside the root
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const d = x.shape[x.rank - 1];
  const mean = x.mean(-1, true);
  const diff = x.sub(mean);
  const std = diff
    .square()
    .sum(-1, true)
    .div(d - 1)
    .sqrt();
  return gain.mul(diff).div(std.add(epsilon)).add(bias);
}
