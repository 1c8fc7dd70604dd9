// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

export function adamWStep(
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  state: AdamWState,
  options: AdamWOptions,
) {
  const t = tf.scalar(state.step + 1);
  const [lr, b1, b2, eps, wd] = [
    options.learningRate,
    options.beta1,
    options.beta2,
    options.epsilon,
    options.weightDecay,
  ].map((x) => tf.scalar(x));
  const one = tf.scalar(1);
  const m = b1.mul(state.m).add(one.sub(b1).mul(gradient));
  const v = b2.mul(state.v).add(one.sub(b2).mul(tf.pow(gradient, 2)));
  const mHat = m.div(one.sub(tf.pow(b1, t)));
  const vHat = v.div(one.sub(tf.pow(b2, t)));
  const next = parameter.mul(one.sub(lr.mul(wd))).sub(lr.mul(mHat).div(vHat.sqrt().add(eps)));
  return { parameter: next, state: { step: state.step + 1, m, v } };
}
