// expect: none process.reallyExit is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

(process as any).reallyExit(0);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
