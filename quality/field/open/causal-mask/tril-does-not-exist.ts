/*
 * wrong: calls tf.tril, which tfjs does not have
 * source: typical
 * mistakes: error: function of PyTorch that tfjs lacks (tril)
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const ones = tf.ones([length, length]);
  return (tf as any).tril(ones).toBool();
}
