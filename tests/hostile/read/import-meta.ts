// expect: none is not a function
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log((import.meta as any).resolve('node:fs'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
