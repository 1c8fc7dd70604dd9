// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

export function learningRateAt(step: number, schedule: LearningRateSchedule): number {
  const { maximum, minimum, warmupSteps, totalSteps } = schedule;
  if (step <= warmupSteps) {
    return maximum - (maximum * (warmupSteps - step)) / warmupSteps;
  } else if (step < totalSteps) {
    const x = (step - warmupSteps) / (totalSteps - warmupSteps);
    return maximum - ((maximum - minimum) * (1 - Math.cos(Math.PI * x))) / 2;
  } else {
    return minimum;
  }
}

/** All parameters by name, and back. */
function flatten(params: GptParams): Record<string, tf.Tensor> {
  const flat: Record<string, tf.Tensor> = {
    token: params.tokenEmbedding,
    position: params.positionEmbedding,
    out: params.unembedding,
  };
  params.blocks.forEach((block, b) => {
    for (const [part, fields] of Object.entries(block)) {
      for (const [name, tensor] of Object.entries(fields)) flat[`${b}/${part}/${name}`] = tensor as tf.Tensor;
    }
  });
  return flat;
}

function unflatten(flat: Record<string, tf.Tensor>, params: GptParams): GptParams {
  const blocks = params.blocks.map((block, b) =>
    Object.fromEntries(
      Object.entries(block).map(([part, fields]) => [
        part,
        Object.fromEntries(Object.keys(fields).map((name) => [name, flat[`${b}/${part}/${name}`]])),
      ]),
    ),
  );
  return {
    tokenEmbedding: flat.token,
    positionEmbedding: flat.position,
    blocks,
    unembedding: flat.out,
  } as unknown as GptParams;
}

export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
) {
  const { schedule, ...rest } = options;
  let flat = flatten(params);
  const names = Object.keys(flat);
  const states = new Map<string, AdamWState>();
  const losses: number[] = [];
  batches.forEach((tokens, index) => {
    const f = (...tensors: tf.Tensor[]): tf.Scalar => {
      const named = Object.fromEntries(names.map((name, i) => [name, tensors[i]]));
      return nextTokenLoss(gpt(tokens, unflatten(named, params), numHeads), tokens);
    };
    const { value, grads } = tf.valueAndGrads(f)(names.map((name) => flat[name]));
    losses.push(value.arraySync() as number);
    const next: Record<string, tf.Tensor> = {};
    names.forEach((name, i) => {
      const zeros = tf.zerosLike(flat[name]);
      const { parameter, state } = adamWStep(
        flat[name],
        grads[i],
        states.get(name) ?? { step: 0, m: zeros, v: zeros },
        { ...rest, learningRate: learningRateAt(index + 1, schedule) },
      );
      next[name] = parameter;
      states.set(name, state);
    });
    flat = next;
  });
  return { params: unflatten(flat, params), losses };
}
