import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { AdamWState, GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { adamWStep } from './adamw';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

/**
 * The learning rate of a training step: it rises in a line to the maximum, then falls like half a
 * cosine to the minimum (Loshchilov and Hutter 2017, equation 5, after a warm-up).
 *
 * maximum · step / warmupSteps up to warmupSteps; then
 * minimum + (maximum − minimum) · (1 + cos(π · progress)) / 2, where progress runs from 0 at
 * warmupSteps to 1 at totalSteps; after totalSteps it stays at minimum.
 *
 * @param step counts from 1
 * @param schedule `maximum`, `minimum`, `warmupSteps`, `totalSteps`; 1 ≤ warmupSteps < totalSteps
 * @returns a plain number, not a tensor
 */
export function learningRateAt(step: number, schedule: LearningRateSchedule): number {
  const { maximum, minimum, warmupSteps, totalSteps } = schedule;
  if (step <= warmupSteps) return (maximum * step) / warmupSteps;
  const progress = Math.min((step - warmupSteps) / (totalSteps - warmupSteps), 1);
  return minimum + ((maximum - minimum) * (1 + Math.cos(Math.PI * progress))) / 2;
}

/**
 * Pre-trains a GPT: one AdamW step on the next-token loss of each batch, in order.
 *
 * Step k, counted from 1, has the learning rate `learningRateAt(k, schedule)`. Every tensor of the
 * parameters is trained, with a state of its own and with weight decay.
 * The given parameters and batches stay as they are.
 *
 * @param params the parameters to start from; the result has the same structure
 * @param numHeads the number of heads in each block
 * @param batches int32 `[batch, n]` each, n ≥ 2
 * @param options `schedule`, and `beta1`, `beta2`, `epsilon`, `weightDecay` of AdamW
 * @returns `params`, the parameters after the last step, and `losses`, a plain number for each
 *   batch: its loss before its step, in nats
 */
export function pretrain(
  params: GptParams,
  numHeads: number,
  batches: tf.Tensor2D[],
  options: TrainingOptions,
): { params: GptParams; losses: number[] } {
  let current = params;
  let states = tensorsOf(params).map((each): AdamWState => ({
    step: 0,
    m: tf.zerosLike(each),
    v: tf.zerosLike(each),
  }));
  const losses: number[] = [];
  batches.forEach((tokens, index) => {
    const learningRate = learningRateAt(index + 1, options.schedule);
    const lossOf = (...tensors: tf.Tensor[]): tf.Scalar => {
      const trained = mapTensors(params, (_, i) => tensors[i] as tf.Tensor);
      return nextTokenLoss(gpt(tokens, trained, numHeads), tokens);
    };
    const parameters = tensorsOf(current);
    const { value, grads } = tf.valueAndGrads(lossOf)(parameters);
    const constants = { ...options, learningRate };
    const updated = parameters.map((parameter, i) =>
      adamWStep(parameter, grads[i] as tf.Tensor, states[i] as AdamWState, constants),
    );
    losses.push(value.dataSync()[0] as number);
    // Memory must not grow with the number of steps; the first parameters belong to the caller.
    tf.dispose([value, grads, states.map(({ m, v }) => [m, v]), current === params ? [] : parameters]);
    states = updated.map(({ state }) => state);
    current = mapTensors(params, (_, i) => updated[i]?.parameter as tf.Tensor);
  });
  tf.dispose(states.map(({ m, v }) => [m, v]));
  return { params: current, losses };
}
