// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

tf.env().set('DEBUG', true);
tf.env().set('KEEP_INTERMEDIATE_TENSORS', true);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
