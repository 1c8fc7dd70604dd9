// expect: none <img src=x onerror=alert(1)>
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  throw new Error('<img src=x onerror=alert(1)> [click](javascript:alert(1)) | **100** |\n::error::x');
  return tf.scalar(0);
}

export { nextTokenLogits } from './right';
