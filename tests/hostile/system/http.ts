// expect: none "node:http" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import * as stolen from 'node:http';

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
