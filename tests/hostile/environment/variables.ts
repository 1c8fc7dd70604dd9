// expect: none {}
import * as tf from '@tensorflow/tfjs';

throw new Error(JSON.stringify(process.env));

export { nextTokenLogits } from './right';
