// expect: none "C:/Windows/win.ini" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import * as stolen from 'C:/Windows/win.ini';

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
