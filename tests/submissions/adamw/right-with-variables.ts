// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

export function adamWStep(parameter: tf.Tensor, gradient: tf.Tensor, state: AdamWState, o: AdamWOptions) {
  const p = tf.variable(parameter.clone());
  const m = tf.variable(state.m.clone());
  const v = tf.variable(state.v.clone());
  const t = state.step + 1;
  p.assign(p.sub(p.mul(o.weightDecay).mul(o.learningRate)));
  m.assign(tf.addN([m.mul(o.beta1), gradient.mul(1 - o.beta1)]));
  v.assign(tf.addN([v.mul(o.beta2), gradient.square().mul(1 - o.beta2)]));
  const mHat = m.mul(1 / (1 - o.beta1 ** t));
  const vHat = v.mul(1 / (1 - o.beta2 ** t));
  p.assign(p.sub(mHat.mul(o.learningRate).divNoNan(tf.sqrt(vHat).add(o.epsilon))));
  return { parameter: p, state: { step: t, m, v } };
}
