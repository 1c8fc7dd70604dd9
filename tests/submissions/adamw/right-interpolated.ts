// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

const towards = (old: tf.Tensor, fresh: tf.Tensor, share: number): tf.Tensor =>
  old.add(fresh.sub(old).mul(share));

export function adamWStep(
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  { step, m, v }: AdamWState,
  { learningRate, beta1, beta2, epsilon, weightDecay }: AdamWOptions,
): { parameter: tf.Tensor; state: AdamWState } {
  const state = {
    step: step + 1,
    m: towards(m, gradient, 1 - beta1),
    v: towards(v, gradient.square(), 1 - beta2),
  };
  const unbiased = (mean: tf.Tensor, beta: number) => mean.div(1 - Math.pow(beta, state.step));
  const adam = unbiased(state.m, beta1).div(unbiased(state.v, beta2).sqrt().add(epsilon));
  const change = adam.add(parameter.mul(weightDecay));
  return { parameter: parameter.sub(change.mul(learningRate)), state };
}
