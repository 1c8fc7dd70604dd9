// expect: misconception time-before-x
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
  let h: tf.Tensor = tf.concat([timeEmbedding(t, timeDim), xt], 1);
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
  const T = schedule.betas.shape[0];
  let tensors = tensorsOf(params);
  let states: AdamWState[] = tensors.map((x) => ({ step: 0, m: tf.zerosLike(x), v: tf.zerosLike(x) }));
  const losses: number[] = [];

  for (let k = 0; k < batches.length; k++) {
    const x0 = batches[k];
    const made = tf.tidy(() => {
      const t = tf.tensor1d(
        Array.from({ length: x0.shape[0] }, () => Math.floor(uniform() * T)),
        'int32',
      );
      const noise = gaussian(x0.shape);
      const f = (...own: tf.Tensor[]): tf.Scalar => {
        const model = (x: tf.Tensor, s: tf.Tensor1D) =>
          predictNoise(
            x as tf.Tensor2D,
            s,
            mapTensors(params, (_, i) => own[i]),
          );
        return noisePredictionLoss(model, x0, t, noise, schedule);
      };
      const { value, grads } = tf.valueAndGrads(f)(tensors);
      losses.push(value.dataSync()[0]);
      const constants = { ...options, learningRate: learningRateAt(k + 1, options.schedule) };
      return tensors.map((x, i) => adamWStep(x, grads[i], states[i], constants));
    });
    tensors = made.map(({ parameter }) => parameter);
    states = made.map(({ state }) => state);
  }
  return { params: mapTensors(params, (_, i) => tensors[i]), losses };
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
