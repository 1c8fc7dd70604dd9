// expect: none
import * as tf from '@tensorflow/tfjs';

JSON.stringify = (() => '{"id":') as typeof JSON.stringify;

export const nextTokenLoss = (): tf.Scalar => tf.scalar(1);

export { nextTokenLogits } from './right';
