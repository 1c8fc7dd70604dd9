// expect: none Invalid string length
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  let text = 'x'.repeat(1_000_000);
  for (;;) text = `${text}${text}`;
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
