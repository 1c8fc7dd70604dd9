// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  throw new Error('\uD800 \u202E\u0000 end');
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
