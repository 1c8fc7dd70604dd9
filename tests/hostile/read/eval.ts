// expect: none Code generation from strings disallowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const fs = (0, eval)("require('fs')");
console.log(fs.readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
