/*
 * wrong: multiplies by 1 + gain
 * source: typical
 * mistakes: gain counted as an offset from 1
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const mean = x.mean(-1, true);
  const variance = x.square().mean(-1, true).sub(mean.square());
  const y = x.sub(mean).div(variance.add(epsilon).sqrt());
  return y.mul(gain.add(1)).add(bias);
}
