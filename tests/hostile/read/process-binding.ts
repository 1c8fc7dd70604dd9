// expect: none process.binding is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

console.log((process as any).binding('fs').internalModuleReadJSON('/etc/passwd'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
