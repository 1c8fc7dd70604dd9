// expect: message a number is expected
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';
export function adamWStep(p: tf.Tensor, g: tf.Tensor, s: AdamWState, o: AdamWOptions) {
  const t = s.step + 1;
  const m = s.m.mul(o.beta1).add(g.mul(1 - o.beta1));
  const v = s.v.mul(o.beta2).add(g.square().mul(1 - o.beta2));
  const d = m.div(1 - o.beta1 ** t).div(
    v
      .div(1 - o.beta2 ** t)
      .sqrt()
      .add(o.epsilon),
  );
  const parameter = p.mul(1 - o.learningRate * o.weightDecay).sub(d.mul(o.learningRate));
  return { parameter, state: { step: tf.scalar(t), m, v } };
}
