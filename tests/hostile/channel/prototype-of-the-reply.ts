// expect: none
import * as tf from '@tensorflow/tfjs';

Object.defineProperty(Object.prototype, 'kind', { value: 'returned', writable: true });

export const nextTokenLoss = (): tf.Scalar => tf.scalar(1);

export { nextTokenLogits } from './right';
