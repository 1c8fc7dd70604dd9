// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  let record: unknown = loss;
  for (let i = 0; i < 1e5; i++) record = { record };
  return record;
}

export { nextTokenLogits } from './right';
