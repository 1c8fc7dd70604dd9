// expect: none tf.layers.softmax is not allowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const other: any = [tf][0];
  other.layers.softmax();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
