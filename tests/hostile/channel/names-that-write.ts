// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  return {
    'x":{}},"result":{"kind":"tensor","shape":[],"dtype":"float32","data":"AAAAAA=="},"y":{"': loss,
    ['\n{"id":1,"kind":"returned"}\n']: loss,
    __proto__: null,
  };
}

export { nextTokenLogits } from './right';
