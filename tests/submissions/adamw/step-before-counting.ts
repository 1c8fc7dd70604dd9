// expect: misconception correction-one-step-late
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';
export function adamWStep(p: tf.Tensor, g: tf.Tensor, { step, m, v }: AdamWState, o: AdamWOptions) {
  m = m.mul(o.beta1).add(g.mul(1 - o.beta1));
  v = v.mul(o.beta2).add(g.square().mul(1 - o.beta2));
  const mHat = m.div(1 - o.beta1 ** step);
  const vHat = v.div(1 - o.beta2 ** step);
  p = p.mul(1 - o.learningRate * o.weightDecay).sub(mHat.div(vHat.sqrt().add(o.epsilon)).mul(o.learningRate));
  return { parameter: p, state: { step: step + 1, m, v } };
}
