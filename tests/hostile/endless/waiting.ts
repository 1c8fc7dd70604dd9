// expect: none Atomics is not defined
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
