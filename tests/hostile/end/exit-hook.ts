// expect: none process.on is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

process.on('exit', () => {
  for (;;);
});
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
