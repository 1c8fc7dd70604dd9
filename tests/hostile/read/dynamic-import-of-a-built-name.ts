// expect: none only a path in quotes can be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const name = ['node', 'fs'].join(':');
void import(name).then(console.log);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
