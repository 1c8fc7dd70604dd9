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
  return tf.tidy(() => {
    const timeDim = params.layers[0].kernel.shape[0] - xt.shape[1];
    let hidden = tf.concat([xt, timeEmbedding(t, timeDim)], 1);
    params.layers.forEach(({ kernel, bias }, layer) => {
      const output = hidden.matMul<tf.Tensor2D>(kernel).add<tf.Tensor2D>(bias);
      hidden = layer < params.layers.length - 1 ? output.tanh() : output;
    });
    return hidden;
  });
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
  const numSteps = schedule.betas.shape[0];
  let current = params;
  let states = tensorsOf(params).map((each): AdamWState => ({
    step: 0,
    m: tf.zerosLike(each),
    v: tf.zerosLike(each),
  }));
  const losses: number[] = [];
  batches.forEach((x0, index) => {
    const draws = Array.from({ length: x0.shape[0] }, () => Math.floor(uniform() * numSteps));
    const t = tf.tensor1d(draws, 'int32');
    const noise = gaussian(x0.shape);
    const lossOf = (...tensors: tf.Tensor[]): tf.Scalar => {
      const trained = mapTensors(params, (_, i) => tensors[i] as tf.Tensor);
      const model = (xt: tf.Tensor, steps: tf.Tensor1D): tf.Tensor =>
        predictNoise(xt as tf.Tensor2D, steps, trained);
      return noisePredictionLoss(model, x0, t, noise, schedule);
    };
    const parameters = tensorsOf(current);
    const { value, grads } = tf.valueAndGrads(lossOf)(parameters);
    losses.push(value.dataSync()[0] as number);
    const constants = { ...options, learningRate: learningRateAt(index + 1, options.schedule) };
    const updated = parameters.map((parameter, i) =>
      adamWStep(parameter, grads[i] as tf.Tensor, states[i] as AdamWState, constants),
    );
    // Memory must not grow with the number of steps; the first parameters belong to the caller.
    tf.dispose([t, noise, value, grads, states.map(({ m, v }) => [m, v])]);
    if (current !== params) tf.dispose(parameters);
    states = updated.map(({ state }) => state);
    current = mapTensors(params, (_, i) => updated[i]?.parameter as tf.Tensor);
  });
  tf.dispose(states.map(({ m, v }) => [m, v]));
  return { params: current, losses };
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
  const d = params.layers[params.layers.length - 1].kernel.shape[1];
  const model = (xt: tf.Tensor, t: tf.Tensor1D): tf.Tensor => predictNoise(xt as tf.Tensor2D, t, params);
  return reverseSample(model, [numSamples, d], schedule, gaussian) as tf.Tensor2D;
}
