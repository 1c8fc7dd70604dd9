// expect: none did not finish
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  throw {
    get message(): string {
      for (;;);
    },
    toString: () => {
      for (;;);
    },
  };
}

export { nextTokenLogits } from './right';
