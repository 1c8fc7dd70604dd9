// expect: misconception schedule-one-step-late
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';
export function learningRateAt(
  step: number,
  { maximum, minimum, warmupSteps, totalSteps }: LearningRateSchedule,
) {
  if (step <= warmupSteps) return (maximum * step) / warmupSteps;
  if (step >= totalSteps) return minimum;
  const p = (step - warmupSteps) / (totalSteps - warmupSteps);
  return minimum + 0.5 * (maximum - minimum) * (1 + Math.cos(Math.PI * p));
}
export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
) {
  let tensors = tensorsOf(params);
  let states: AdamWState[] = tensors.map((x) => ({ step: 0, m: tf.zerosLike(x), v: tf.zerosLike(x) }));
  const losses: number[] = [];
  for (let k = 0; k < batches.length; k++) {
    const learningRate = learningRateAt(k, options.schedule);
    const f = (...xs: tf.Tensor[]) =>
      nextTokenLoss(
        gpt(
          batches[k],
          mapTensors(params, (_, i) => xs[i]),
          numHeads,
        ),
        batches[k],
      );
    const { value, grads } = tf.valueAndGrads(f)(tensors);
    losses.push(value.dataSync()[0]);
    const made = tensors.map((x, i) => adamWStep(x, grads[i], states[i], { ...options, learningRate }));
    tensors = made.map(({ parameter }) => parameter);
    states = made.map(({ state }) => state);
  }
  return { params: mapTensors(params, (_, i) => tensors[i]), losses };
}
