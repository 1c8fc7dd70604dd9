// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

// The efficient form of Kingma and Ba, section 2, with epsilon rescaled so that it is the same.
export const adamWStep = (p: tf.Tensor, g: tf.Tensor, s: AdamWState, o: AdamWOptions) =>
  tf.tidy(() => {
    const t = s.step + 1;
    const root2 = Math.sqrt(1 - o.beta2 ** t);
    const alpha = (o.learningRate * root2) / (1 - o.beta1 ** t);
    const m = tf.add(tf.mul(s.m, o.beta1), tf.mul(g, 1 - o.beta1));
    const v = tf.add(tf.mul(s.v, o.beta2), tf.mul(tf.square(g), 1 - o.beta2));
    const parameter = p
      .sub(tf.div(m, tf.add(tf.sqrt(v), o.epsilon * root2)).mul(alpha))
      .sub(p.mul(o.learningRate * o.weightDecay));
    return { parameter, state: { step: t, m, v } };
  });
