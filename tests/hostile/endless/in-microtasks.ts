// expect: less did not finish within 2 s
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const again = (): Promise<void> => Promise.resolve().then(again);

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  void again();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
