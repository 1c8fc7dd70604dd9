// expect: none of memory | did not finish
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const kept: number[][] = [];

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  for (;;) kept.push(new Array<number>(1_000_000).fill(1));
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
