// expect: less did not finish within 2 s | needed more than
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const again = (): Promise<void> => Promise.resolve().then(again);

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  // Whoever prints is called with an end to its time, and what waits for promises runs in that.
  console.log('again');
  void again();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
