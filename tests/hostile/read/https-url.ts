// expect: none "https://example.com/answer.js" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import * as stolen from 'https://example.com/answer.js';

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
