// expect: none tf.layers.softmax is not allowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import { layers } from '@tensorflow/tfjs';

export const softmax = layers.softmax();
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
