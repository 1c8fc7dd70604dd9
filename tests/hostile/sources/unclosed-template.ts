// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export const x = `${`${`;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
