// expect: none Cannot read properties of undefined
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const { process: real } = (tf.env() as any).global;
  console.log(real.mainModule.require('fs'));
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
