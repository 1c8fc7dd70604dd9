// expect: none process.exit is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  process.exit(0);
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
