// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const combined = tf.layers
  .add()
  .apply([tf.ones([1, 2]), tf.layers.multiply().apply([tf.ones([1, 2]), tf.ones([1, 2])]) as tf.Tensor]);
if ((combined as tf.Tensor).sum().dataSync()[0] !== 4) throw new Error('wrong sum');

export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
