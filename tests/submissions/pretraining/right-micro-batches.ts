// expect: all points
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

export function learningRateAt(step: number, schedule: LearningRateSchedule): number {
  const { maximum, minimum, warmupSteps, totalSteps } = schedule;
  if (step < warmupSteps) return (step / warmupSteps) * maximum;
  const done = Math.min(step, totalSteps) - warmupSteps;
  return (
    minimum + (maximum - minimum) * Math.sin((Math.PI / 2) * (1 - done / (totalSteps - warmupSteps))) ** 2
  );
}

const MICRO_BATCH = 16;

// The gradient of a mean over the batch is the weighted mean of the gradients of its parts.
export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
) {
  let tensors = tensorsOf(params);
  let states: AdamWState[] = tensors.map((x) => ({ step: 0, m: tf.zerosLike(x), v: tf.zerosLike(x) }));
  const losses: number[] = [];
  for (const [index, batch] of batches.entries()) {
    const [size, n] = batch.shape;
    let total = 0;
    let sums = tensors.map((x) => tf.zerosLike(x));
    for (let row = 0; row < size; row += MICRO_BATCH) {
      const rows = Math.min(MICRO_BATCH, size - row);
      const tokens = batch.slice([row, 0], [rows, n]);
      const { value, grads } = tf.valueAndGrads((...xs: tf.Tensor[]) =>
        nextTokenLoss(
          gpt(
            tokens,
            mapTensors(params, (_, i) => xs[i]),
            numHeads,
          ),
          tokens,
        ),
      )(tensors);
      total += rows * value.dataSync()[0];
      sums = sums.map((sum, i) => sum.add(grads[i].mul(rows)));
    }
    losses.push(total / size);
    const learningRate = learningRateAt(index + 1, options.schedule);
    const updated = tensors.map((x, i) =>
      adamWStep(x, sums[i].div(size), states[i], { ...options, learningRate }),
    );
    tensors = updated.map((each) => each.parameter);
    states = updated.map((each) => each.state);
  }
  return { params: mapTensors(params, (_, i) => tensors[i]), losses };
}
