// expect: all points
import * as tf from '@tensorflow/tfjs';
import { learningRateAt } from '../3-language-models/pretraining';
import { noisePredictionLoss } from '../4-diffusion/noise-prediction-loss';
import { reverseSample } from '../4-diffusion/reverse-sampling';
import { timeEmbedding } from '../4-diffusion/time-embedding';
import { mapTensors, tensorsOf } from '../given/parameters';
import type {
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
  let current = tensorsOf(params);
  const m = current.map((p) => tf.zerosLike(p));
  const v = current.map((p) => tf.zerosLike(p));
  const losses: number[] = [];
  const numSteps = schedule.betas.shape[0];
  const { beta1, beta2, epsilon, weightDecay } = options;
  for (let k = 1; k <= batches.length; k++) {
    const x0 = batches[k - 1];
    const t: number[] = [];
    for (let i = 0; i < x0.shape[0]; i++) t[i] = Math.floor(numSteps * uniform());
    const eps = gaussian([x0.shape[0], x0.shape[1]]);
    const steps = tf.tensor1d(t, 'int32');
    const objective = (...tensors: tf.Tensor[]) =>
      noisePredictionLoss(
        (x, s) =>
          predictNoise(
            x as tf.Tensor2D,
            s,
            mapTensors(params, (_, i) => tensors[i]),
          ),
        x0,
        steps,
        eps,
        schedule,
      );
    const { value, grads } = tf.valueAndGrads(objective)(current);
    losses.push(value.dataSync()[0]);
    const rate = learningRateAt(k, options.schedule);
    current = current.map((p, i) =>
      tf.tidy(() => {
        const newM = m[i].mul(beta1).add(grads[i].mul(1 - beta1));
        const newV = v[i].mul(beta2).add(grads[i].square().mul(1 - beta2));
        m[i] = tf.keep(newM);
        v[i] = tf.keep(newV);
        const direction = newM.div(1 - beta1 ** k).div(
          newV
            .div(1 - beta2 ** k)
            .sqrt()
            .add(epsilon),
        );
        return p.sub(direction.add(p.mul(weightDecay)).mul(rate));
      }),
    );
  }
  return { params: mapTensors(params, (_, i) => current[i]), losses };
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
