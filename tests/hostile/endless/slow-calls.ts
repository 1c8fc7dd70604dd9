// expect: less has taken 15 s in all
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const end = performance.now() + 1_900;
  while (performance.now() < end);
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
