// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

tf.removeBackend('cpu');
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
