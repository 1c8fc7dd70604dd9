// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

void Promise.reject(new Error('never heard'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
