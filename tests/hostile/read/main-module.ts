// expect: none Cannot read properties of undefined
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log((process as any).mainModule.require('fs').readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
