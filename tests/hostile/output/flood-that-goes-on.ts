// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

let calls = 0;

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  calls += 1;
  for (let i = 0; calls < 4 && i < 500; i++) {
    try {
      console.log('\u20ac'.repeat(10_000));
    } catch {
      // It has said that it is too much.
    }
  }
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
