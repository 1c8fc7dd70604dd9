// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

Array.prototype[Symbol.iterator] = function* () {} as any;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
