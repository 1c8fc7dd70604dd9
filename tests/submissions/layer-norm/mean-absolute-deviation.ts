// expect: misconception mean-absolute-deviation
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, { gain, bias }: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const mean = x.mean(-1, true);
  const dev = x.sub(mean);
  const sigma = dev.abs().mean(-1, true);
  return dev.div(sigma.add(epsilon)).mul(gain).add(bias);
}
