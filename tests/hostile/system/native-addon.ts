// expect: none process.dlopen is not available here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

(process as any).dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libc.so.6');
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
