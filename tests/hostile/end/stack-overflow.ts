// expect: none Maximum call stack size exceeded
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const deeper = (n: number): number => deeper(n + 1) + 1;

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  deeper(0);
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
