// expect: none undefined | is not allowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const inherited = Object.getPrototypeOf(tf) as typeof tf;
inherited.layers.softmax();
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
