/*
 * wrong: calls x.std, which tfjs does not have
 * source: typical
 * mistakes: error: method of PyTorch that tfjs lacks (std)
 */
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const mean = x.mean(-1, true);
  const std = (x as any).std(-1, true);
  return x.sub(mean).div(std.add(epsilon)).mul(gain).add(bias);
}
