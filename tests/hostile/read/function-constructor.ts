// expect: none Code generation from strings disallowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

void new Function('return import("node:fs")')().then(console.log);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
