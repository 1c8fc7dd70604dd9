// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  const record: Record<string, unknown> = {};
  for (let i = 0; i < 1e6; i++) record[`name${i}`] = 1;
  return record;
}

export { nextTokenLogits } from './right';
