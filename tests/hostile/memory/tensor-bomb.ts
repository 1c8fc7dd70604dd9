// expect: none of memory | did not finish
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const kept: tf.Tensor[] = [];
  for (;;) kept.push(tf.ones([4_096, 4_096]));
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
