// expect: none "node:fs" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import { readFileSync } from 'node:fs';

console.log(readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
