// expect: none log is not a function
import * as tf from '@tensorflow/tfjs';

(tf as any).env().platform.util.log('hello');

export { nextTokenLogits, rightLoss as nextTokenLoss } from './right';
