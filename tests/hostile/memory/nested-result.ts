// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  let nested: object = { loss: rightLoss(logits, tokens) };
  for (let i = 0; i < 100_000; i++) nested = { nested };
  return nested;
}

export { nextTokenLogits } from './right';
