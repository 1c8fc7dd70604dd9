// expect: none process.exit is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

process.exit(0);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
