// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  return Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}${'x'.repeat(1e6)}`, loss]));
}

export { nextTokenLogits } from './right';
