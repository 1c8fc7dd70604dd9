// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

void Promise.resolve().then(() => {
  throw new Error('later');
});
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
