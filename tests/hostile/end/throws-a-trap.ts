// expect: none threw something that cannot be shown
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  throw {
    get message(): string {
      throw new Error('again');
    },
    toString(): string {
      throw new Error('and again');
    },
  };
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
