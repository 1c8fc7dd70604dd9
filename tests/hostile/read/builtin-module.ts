// expect: none process.getBuiltinModule is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log((process as any).getBuiltinModule('node:fs').readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
