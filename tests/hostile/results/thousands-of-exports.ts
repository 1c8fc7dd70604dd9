// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';
for (let i = 0; i < 300_000; i++) (module as any).exports[`export${i}`] = rightLoss;
declare const module: unknown;
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  return loss;
}

export { nextTokenLogits } from './right';
