// expect: none process.kill is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  process.kill(process.pid, 'SIGKILL');
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
