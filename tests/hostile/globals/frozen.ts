// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

for (const each of [Object.prototype, Array.prototype, Function.prototype, Promise.prototype])
  Object.freeze(each);
Object.freeze(tf.Tensor.prototype);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
