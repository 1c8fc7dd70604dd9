// expect: none did not finish within 2 s
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const loss = rightLoss(logits, tokens);
  Object.defineProperty(loss, 'shape', {
    get: () => {
      for (;;);
    },
  });
  return loss;
}

export { nextTokenLogits } from './right';
