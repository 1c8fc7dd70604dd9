// expect: none "../../../secret" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export type Mine = import('../../../secret').Secret;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
