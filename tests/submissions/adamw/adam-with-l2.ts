// expect: misconception decay-in-gradient
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';
export function adamWStep(p: tf.Tensor, grad: tf.Tensor, s: AdamWState, o: AdamWOptions) {
  const g = grad.add(p.mul(o.weightDecay));
  const t = s.step + 1;
  const m = s.m.mul(o.beta1).add(g.mul(1 - o.beta1));
  const v = s.v.mul(o.beta2).add(g.square().mul(1 - o.beta2));
  const d = m.div(1 - o.beta1 ** t).div(
    v
      .div(1 - o.beta2 ** t)
      .sqrt()
      .add(o.epsilon),
  );
  return { parameter: p.sub(d.mul(o.learningRate)), state: { step: t, m, v } };
}
