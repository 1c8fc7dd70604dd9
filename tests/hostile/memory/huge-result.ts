// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.zeros([1_000, 1_000]) as unknown as tf.Scalar;
}

export { nextTokenLogits } from './right';
