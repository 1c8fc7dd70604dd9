// expect: part
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const loss = rightLoss(logits, tokens);
  logits.dispose();
  tokens.dispose();
  return loss;
}

export { nextTokenLogits } from './right';
