// expect: none tf.sequential is not allowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  tf.sequential();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
