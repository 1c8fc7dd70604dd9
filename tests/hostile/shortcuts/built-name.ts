// expect: none tf.layers is there where its name is written out
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const name = 'lay' + 'ers';
  (tf as any)[name].softmax();
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
