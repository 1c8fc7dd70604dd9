// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { adamWStep } from '../3-language-models/adamw';
import { learningRateAt } from '../3-language-models/pretraining';
import { noisePredictionLoss } from '../4-diffusion/noise-prediction-loss';
import { reverseSample } from '../4-diffusion/reverse-sampling';
import { timeEmbedding } from '../4-diffusion/time-embedding';
import { mapTensors, tensorsOf } from '../given/parameters';
import type {
  AdamWState,
  DenoiserParams,
  GaussianSource,
  NoiseSchedule,
  TrainingOptions,
  UniformSource,
} from '../given/types';

/**
 * Predicts the noise in x_t with a multilayer perceptron. Its input is x_t and, after it, the time
 * embedding of t, side by side. Each layer is input · kernel + bias; a tanh follows every layer
 * except the last.
 *
 * `tf.grad` must be able to differentiate it with respect to xt and all parameters.
 *
 * @param xt noisy data, `[batch, d]`
 * @param t int32 `[batch]`, the step of each example
 * @param params `layers`, each with `kernel` and `bias`; the first kernel has d + timeDim rows,
 *   where timeDim is the even length of the time embedding, and the last one d columns
 * @returns `[batch, d]`
 */
export function predictNoise(xt: tf.Tensor2D, t: tf.Tensor1D, params: DenoiserParams): tf.Tensor2D {
  throw new Error('Not started: predictNoise');
}

/**
 * Trains the network to predict noise (Ho et al. 2020, Algorithm 1): one AdamW step on the
 * noise-prediction loss of each batch, in order.
 *
 * For each batch, every example, in order, takes one draw u of `uniform`, and its step is
 * t = ⌊u · numSteps⌋; the noise of the batch is one draw of `gaussian`. Step k, counted from 1, has
 * the learning rate `learningRateAt(k, options.schedule)`. Every tensor of the parameters is
 * trained, with a state of its own and with weight decay.
 * The given parameters and batches stay as they are.
 *
 * @param params the parameters to start from; the result has the same structure
 * @param batches clean data, `[batch, d]` each, all of the same shape
 * @param schedule the noise: `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @param uniform a source of numbers in [0, 1)
 * @param gaussian a source of standard normal noise: `gaussian(shape)` returns a new tensor
 * @param options the `schedule` of the learning rate, and `beta1`, `beta2`, `epsilon`,
 *   `weightDecay` of AdamW
 * @returns `params`, the parameters after the last step, and `losses`, a plain number for each
 *   batch: its loss before its step
 */
export function trainNoisePredictor(
  params: DenoiserParams,
  batches: tf.Tensor2D[],
  schedule: NoiseSchedule,
  uniform: UniformSource,
  gaussian: GaussianSource,
  options: TrainingOptions,
): { params: DenoiserParams; losses: number[] } {
  throw new Error('Not started: trainNoisePredictor');
}

/**
 * Draws new data with a trained network: `reverseSample` with `predictNoise` as its model.
 *
 * @param params the parameters of the network; the columns of the last kernel are the d numbers of
 *   an example
 * @param numSamples at least 1
 * @param schedule `betas`, `alphas`, `alphaBars`, each `[numSteps]`
 * @param gaussian a source of standard normal noise, drawn as in `reverseSample`
 * @returns `[numSamples, d]`
 */
export function sampleSurrogate(
  params: DenoiserParams,
  numSamples: number,
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor2D {
  throw new Error('Not started: sampleSurrogate');
}
