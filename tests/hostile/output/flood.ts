// expect: none printed or returned far too much
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  for (;;) console.log('x'.repeat(10_000));
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
