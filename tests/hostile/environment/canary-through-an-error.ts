// expect: none process.cwd is not available here
import * as tf from '@tensorflow/tfjs';

throw new Error(process.cwd());

export { nextTokenLogits } from './right';
