// expect: none "/etc/passwd" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import * as stolen from '/etc/passwd';

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
