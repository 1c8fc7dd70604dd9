// expect: none Code generation from strings disallowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const run = (async () => undefined).constructor as FunctionConstructor;
void run('return (await import("node:fs")).readFileSync("/etc/passwd")')().then(console.log);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
