// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

(tf.engine() as any).tidy = () => tf.scalar(0);
(tf.engine() as any).runKernel = () => tf.scalar(0);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
