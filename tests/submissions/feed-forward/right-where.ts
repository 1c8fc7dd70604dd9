// expect: all but the gradient
import type { FeedForwardParams } from '../given/types';
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export function feedForward(x: tf.Tensor, p: FeedForwardParams) {
  const a = project(x, p.kernel1).add(p.bias1);
  const h = tf.where(a.greater(0), a, tf.zerosLike(a));
  return project(h, p.kernel2).add(p.bias2);
}
