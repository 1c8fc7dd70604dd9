// expect: all points
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

export function predictNoise(xt: tf.Tensor2D, t: tf.Tensor1D, params: DenoiserParams) {
  const timeDim = params.layers[0].kernel.shape[0] - xt.shape[1];
  let h: tf.Tensor = tf.concat([xt, timeEmbedding(t, timeDim)], 1);
  params.layers.forEach(({ kernel, bias }, i) => {
    h = tf.add(tf.matMul(h, kernel), bias);
    if (i + 1 < params.layers.length) h = tf.tanh(h);
  });
  return h as tf.Tensor2D;
}

export function trainNoisePredictor(
  params: DenoiserParams,
  batches: tf.Tensor2D[],
  schedule: NoiseSchedule,
  uniform: UniformSource,
  gaussian: GaussianSource,
  options: TrainingOptions,
) {
  const variables = tensorsOf(params).map((x) => tf.variable(x));
  const trained = mapTensors(params, (_, i) => variables[i]);
  const model = (x: tf.Tensor, t: tf.Tensor1D) => predictNoise(x as tf.Tensor2D, t, trained);
  const states: AdamWState[] = variables.map((x) => ({ step: 0, m: tf.zerosLike(x), v: tf.zerosLike(x) }));
  const losses = batches.map((x0, index) => {
    const noise = gaussian(x0.shape);
    const t = tf.tensor1d(
      Array.from({ length: x0.shape[0] }, uniform).map((u) => Math.floor(u * schedule.alphas.size)),
      'int32',
    );
    const { value, grads } = tf.variableGrads(
      () => noisePredictionLoss(model, x0, t, noise, schedule),
      variables,
    );
    const learningRate = learningRateAt(index + 1, options.schedule);
    variables.forEach((variable, i) => {
      const made = adamWStep(variable, grads[variable.name], states[i], { ...options, learningRate });
      variable.assign(made.parameter);
      states[i] = made.state;
    });
    return value.dataSync()[0];
  });
  return { params: mapTensors(params, (_, i) => variables[i].clone()), losses };
}

export function sampleSurrogate(
  params: DenoiserParams,
  numSamples: number,
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
) {
  const d = params.layers.at(-1)!.bias.shape[0];
  return tf.tidy(() =>
    reverseSample((x, t) => predictNoise(x as tf.Tensor2D, t, params), [numSamples, d], schedule, gaussian),
  ) as tf.Tensor2D;
}
