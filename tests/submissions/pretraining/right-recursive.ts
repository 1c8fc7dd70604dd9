// expect: all points
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

export function learningRateAt(step: number, schedule: LearningRateSchedule): number {
  const { maximum, minimum, warmupSteps, totalSteps } = schedule;
  const ramp = Math.min(step / warmupSteps, 1);
  const left = Math.max(totalSteps - step, 0) / (totalSteps - warmupSteps);
  if (ramp < 1) return ramp * maximum;
  return minimum + ((maximum - minimum) * (1 - Math.cos(Math.PI * left))) / 2;
}

type Result = { params: GptParams; losses: number[] };

export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
): Result {
  const go = (current: GptParams, states: AdamWState[] | undefined, k: number): Result => {
    const tokens = batches[k];
    if (tokens === undefined) return { params: current, losses: [] };
    const lossAt = (p: GptParams) => nextTokenLoss(gpt(tokens, p, numHeads), tokens);
    const list = tensorsOf(current);
    const { value, grads } = tf.valueAndGrads((...xs: tf.Tensor[]) =>
      lossAt(mapTensors(current, (_, i) => xs[i])),
    )(list);
    const learningRate = learningRateAt(k + 1, options.schedule);
    const { beta1, beta2, epsilon, weightDecay } = options;
    const made = list.map((x, i) =>
      adamWStep(x, grads[i], states?.[i] ?? { step: 0, m: tf.zerosLike(x), v: tf.zerosLike(x) }, {
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
      }),
    );
    const rest = go(
      mapTensors(current, (_, i) => made[i].parameter),
      made.map(({ state }) => state),
      k + 1,
    );
    return { params: rest.params, losses: [value.dataSync()[0], ...rest.losses] };
  };
  return go(params, undefined, 0);
}
