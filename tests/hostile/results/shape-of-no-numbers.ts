// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  Object.defineProperty(loss, 'shape', { value: [1n, Symbol.iterator, {}, 'x', -0, NaN] });
  return loss;
}

export { nextTokenLogits } from './right';
