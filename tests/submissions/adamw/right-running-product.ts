// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

export function adamWStep(p: tf.Tensor, g: tf.Tensor, { step, m, v }: AdamWState, o: AdamWOptions) {
  let [left1, left2] = [1, 1];
  for (let k = 0; k <= step; k++) {
    left1 *= o.beta1;
    left2 *= o.beta2;
  }
  const newM = tf.sub(g, tf.sub(g, m).mul(o.beta1));
  const newV = tf.square(g).sub(tf.square(g).sub(v).mul(o.beta2));
  const up = newM.mul(o.learningRate / (1 - left1));
  const down = tf.sqrt(tf.div(newV, 1 - left2)).add(o.epsilon);
  const factor = 1 - o.learningRate * o.weightDecay;
  return { state: { v: newV, m: newM, step: step + 1 }, parameter: p.mul(factor).sub(up.div(down)) };
}
