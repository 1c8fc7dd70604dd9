// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  for (let i = 0; i < 1_000; i++) console.log('\n'.repeat(1_000));
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
