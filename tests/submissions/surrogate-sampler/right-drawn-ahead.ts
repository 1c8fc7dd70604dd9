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

const activations = (count: number) => (x: tf.Tensor, layer: number) => (layer === count ? x : x.tanh());

export function predictNoise(xt: tf.Tensor2D, t: tf.Tensor1D, params: DenoiserParams) {
  return tf.tidy(() => {
    const { layers } = params;
    const timeDim = layers[0].kernel.shape[0] - layers[layers.length - 1].kernel.shape[1];
    const active = activations(layers.length - 1);
    const rows = tf.concat([xt, timeEmbedding(t, timeDim)], 1);
    // Ones in a column of their own, so that the bias is a row of the kernel.
    return layers.reduce((x: tf.Tensor, { kernel, bias }, i) => {
      const withOnes = tf.concat([x, tf.ones([x.shape[0], 1])], 1);
      return active(tf.matMul(withOnes, tf.concat([kernel, bias.expandDims(0)], 0)), i);
    }, rows) as tf.Tensor2D;
  });
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
  const drawn = batches.map((x0) => ({
    times: Array.from({ length: x0.shape[0] }, () => ~~(uniform() * T)),
    noise: gaussian(x0.shape),
  }));
  for (let k = 0; k < batches.length; k++) {
    const x0 = batches[k];
    const made = tf.tidy(() => {
      const t = tf.tensor1d(drawn[k].times, 'int32');
      const noise = drawn[k].noise;
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
