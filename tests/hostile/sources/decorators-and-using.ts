// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export class Timer {
  accessor started = 0;
}
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
