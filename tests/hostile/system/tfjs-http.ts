// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  void tf.io
    .http('http://127.0.0.1:1/model.json')
    .load()
    .catch(() => undefined);
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
