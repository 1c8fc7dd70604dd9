// expect: none did not finish | BigInt | needed more than | ended the process
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  (1n << 900_000_000n).toString().length;
  return loss;
}

export { nextTokenLogits } from './right';
