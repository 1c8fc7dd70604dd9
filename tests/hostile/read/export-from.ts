// expect: none "../../package.json" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export * from '../../package.json';
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
