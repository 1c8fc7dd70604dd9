// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log('x'.repeat(1_000_000));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
