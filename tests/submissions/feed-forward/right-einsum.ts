// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, p: FeedForwardParams): tf.Tensor {
  const flat = x.reshape([-1, p.kernel1.shape[0]]);
  const h = tf.einsum('nd,dh->nh', flat, p.kernel1).add(p.bias1);
  return tf.einsum('nh,hd->nd', tf.maximum(h, 0), p.kernel2).add(p.bias2).reshape(x.shape);
}
