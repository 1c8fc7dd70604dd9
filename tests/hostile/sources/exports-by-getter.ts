// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

Object.defineProperty(module.exports, 'nextTokenLoss', {
  get: () => {
    for (;;);
  },
});
export const other = rightLoss;

export { nextTokenLogits } from './right';
