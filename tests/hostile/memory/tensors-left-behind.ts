// expect: full leaves tensors behind
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  for (let i = 0; i < 100; i++) tf.keep(tf.zeros([10]));
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
