// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  tf.disposeVariables();
  tf.engine().endScope();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
