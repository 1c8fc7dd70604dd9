// expect: all points
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

export const learningRateAt = (step: number, schedule: LearningRateSchedule): number => {
  const { maximum, minimum, warmupSteps, totalSteps } = schedule;
  const progress = clamp((step - warmupSteps) / (totalSteps - warmupSteps));
  const middle = (maximum + minimum) / 2;
  const cosine = middle + (maximum - middle) * Math.cos(Math.PI * progress);
  return clamp(step / warmupSteps) === 1 ? cosine : (step / warmupSteps) * maximum;
};

interface Training {
  tensors: tf.Tensor[];
  states: AdamWState[];
  losses: number[];
}

export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
) {
  const start: Training = {
    tensors: tensorsOf(params),
    states: tensorsOf(params).map((x) => ({ step: 0, m: x.mul(0), v: x.mul(0) })),
    losses: [],
  };
  const end = batches.reduce(({ tensors, states, losses }, tokens, k): Training => {
    const loss = (...ps: tf.Tensor[]) => {
      const rest = [...ps];
      return nextTokenLoss(
        gpt(
          tokens,
          mapTensors(params, () => rest.shift()!),
          numHeads,
        ),
        tokens,
      );
    };
    const gradients = tf.grads(loss)(tensors);
    const updated = tensors.map((tensor, i) =>
      adamWStep(tensor, gradients[i], states[i], {
        ...options,
        learningRate: learningRateAt(k + 1, options.schedule),
      }),
    );
    return {
      tensors: updated.map(({ parameter }) => parameter),
      states: updated.map(({ state }) => state),
      losses: [...losses, loss(...tensors).dataSync()[0]],
    };
  }, start);
  return { params: mapTensors(params, (_, i) => end.tensors[i]), losses: end.losses };
}
