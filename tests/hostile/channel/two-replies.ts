// expect: none
import * as tf from '@tensorflow/tfjs';

const stringify = JSON.stringify.bind(JSON);
JSON.stringify = ((value: unknown) => `${stringify(value)}\n${stringify(value)}`) as typeof JSON.stringify;

export const nextTokenLoss = (): tf.Scalar => tf.scalar(1);

export { nextTokenLogits } from './right';
