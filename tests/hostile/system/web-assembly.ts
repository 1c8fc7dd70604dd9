// expect: none WebAssembly is not defined
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  new WebAssembly.Memory({ initial: 60_000 });
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
