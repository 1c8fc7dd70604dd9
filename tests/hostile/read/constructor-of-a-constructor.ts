// expect: none Code generation from strings disallowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const run = (() => undefined).constructor as FunctionConstructor;
console.log(run('return process.mainModule')());
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
