// expect: all points
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

export function learningRateAt(step: number, s: LearningRateSchedule): number {
  if (step > s.totalSteps) return s.minimum;
  if (step <= s.warmupSteps) return s.maximum * (step / s.warmupSteps);
  const angle = (Math.PI / 2) * ((step - s.warmupSteps) / (s.totalSteps - s.warmupSteps));
  return s.minimum + (s.maximum - s.minimum) * Math.cos(angle) ** 2;
}

export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
) {
  const model = mapTensors(params, (each) => tf.variable(each.clone()));
  const variables = tensorsOf(model) as tf.Variable[];
  const states: AdamWState[] = variables.map((each) => ({
    step: 0,
    m: tf.zeros(each.shape),
    v: tf.zeros(each.shape),
  }));
  const losses: number[] = [];
  for (let k = 0; k < batches.length; k++) {
    const { value, grads } = tf.variableGrads(() =>
      nextTokenLoss(gpt(batches[k], model, numHeads), batches[k]),
    );
    losses.push(value.arraySync());
    variables.forEach((variable, i) => {
      const next = adamWStep(variable, grads[variable.name], states[i], {
        ...options,
        learningRate: learningRateAt(k + 1, options.schedule),
      });
      variable.assign(next.parameter);
      states[i] = next.state;
    });
  }
  return { params: model, losses };
}
