// expect: none "fs" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import fs from 'fs';

console.log(fs.readdirSync(process.env.HOME ?? '/'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
