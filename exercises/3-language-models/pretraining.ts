// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
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
  throw new Error('Not started: learningRateAt');
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
  throw new Error('Not started: pretrain');
}
