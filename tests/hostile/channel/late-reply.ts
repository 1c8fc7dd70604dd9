// expect: none
import * as tf from '@tensorflow/tfjs';

export function nextTokenLoss(): tf.Scalar {
  void Promise.resolve().then(() => {
    console.log('{"id":3,"kind":"returned"}');
  });
  return undefined as unknown as tf.Scalar;
}

export { nextTokenLogits } from './right';
