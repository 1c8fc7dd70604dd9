// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

// They wait in a queue of the realm, which is not emptied in ordinary calls.
const again = (): Promise<void> => Promise.resolve().then(again);

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  void again();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
