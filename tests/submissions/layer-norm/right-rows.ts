// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { LayerNormParams } from '../given/types';

export function layerNorm(x: tf.Tensor, params: LayerNormParams, epsilon: number = 1e-5): tf.Tensor {
  const d = x.shape[x.shape.length - 1]!;
  const rows = x.reshape([-1, d]);
  const count = rows.shape[0];
  // mean and variance as products with a column of 1/d
  const avg = tf.fill([d, 1], 1 / d);
  const mu = tf.matMul(rows as tf.Tensor2D, avg as tf.Tensor2D);
  const c = tf.sub(rows, mu);
  const v = tf.matMul(c.mul(c) as tf.Tensor2D, avg as tf.Tensor2D);
  const normalised = c.mul(tf.pow(v.add(epsilon), -0.5));
  const g = params.gain.reshape([1, d]).tile([count, 1]);
  return normalised
    .mul(g)
    .add(params.bias.reshape([1, d]))
    .reshape(x.shape);
}
