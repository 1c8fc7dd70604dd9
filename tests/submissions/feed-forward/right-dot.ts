// expect: all points
import type { FeedForwardParams } from '../given/types';
import * as tf from '@tensorflow/tfjs';
export function feedForward(x: tf.Tensor, { kernel1, bias1, kernel2, bias2 }: FeedForwardParams) {
  return tf.tidy(() => {
    const flat = x.reshape([-1, kernel1.shape[0]]);
    const h = tf.maximum(tf.add(tf.dot(flat, kernel1), bias1), 0);
    return tf.add(tf.dot(h, kernel2), bias2).reshape(x.shape);
  });
}
