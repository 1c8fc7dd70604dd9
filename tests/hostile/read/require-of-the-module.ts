// expect: none is not a function
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log((module as any).constructor._load('fs').readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
