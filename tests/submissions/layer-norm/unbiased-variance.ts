// expect: misconception unbiased-variance
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';
export function layerNorm(x: tf.Tensor, params: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { gain, bias } = params;
  const { mean, variance } = tf.moments(x, -1, true);
  const d = x.shape.at(-1)!;
  return x
    .sub(mean)
    .div(
      variance
        .mul(d / (d - 1))
        .add(epsilon)
        .sqrt(),
    )
    .mul(gain)
    .add(bias);
}
