// expect: misconception epsilon-inside-the-root
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';
export function adamWStep(p: tf.Tensor, g: tf.Tensor, s: AdamWState, o: AdamWOptions) {
  const t = s.step + 1;
  const m = tf.add(s.m.mul(o.beta1), g.mul(1 - o.beta1));
  const v = tf.add(s.v.mul(o.beta2), g.square().mul(1 - o.beta2));
  const root = tf.sqrt(v.div(1 - o.beta2 ** t).add(o.epsilon));
  const update = m
    .div(1 - o.beta1 ** t)
    .div(root)
    .add(p.mul(o.weightDecay));
  return { parameter: p.sub(update.mul(o.learningRate)), state: { step: t, m, v } };
}
