// expect: all points
import * as tf from '@tensorflow/tfjs';
import { adamWStep } from '../3-language-models/adamw';
import { learningRateAt } from '../3-language-models/pretraining';
import { noisePredictionLoss } from '../4-diffusion/noise-prediction-loss';
import { reverseSample } from '../4-diffusion/reverse-sampling';
import { timeEmbedding } from '../4-diffusion/time-embedding';
import { mapTensors, tensorsOf } from '../given/parameters';
import { project } from '../given/project';
import type {
  AdamWState,
  DenoiserParams,
  GaussianSource,
  NoiseSchedule,
  TrainingOptions,
  UniformSource,
} from '../given/types';

type Layers = DenoiserParams['layers'];

const through = (x: tf.Tensor, [{ kernel, bias }, ...rest]: Layers): tf.Tensor => {
  const y = project(x, kernel).add(bias);
  return rest.length === 0 ? y : through(y.tanh(), rest);
};

export const predictNoise = (xt: tf.Tensor2D, t: tf.Tensor1D, { layers }: DenoiserParams) =>
  tf.tidy(() => {
    const columns = layers[0].kernel.shape[0] - xt.shape[1];
    return through(xt.concat(timeEmbedding(t, columns), -1), layers) as tf.Tensor2D;
  });

interface Progress {
  params: DenoiserParams;
  states: AdamWState[];
  losses: number[];
}

export function trainNoisePredictor(
  params: DenoiserParams,
  batches: tf.Tensor2D[],
  schedule: NoiseSchedule,
  uniform: UniformSource,
  gaussian: GaussianSource,
  options: TrainingOptions,
) {
  const steps = schedule.betas.size;
  const advance = (now: Progress, x0: tf.Tensor2D): Progress => {
    const noise = gaussian(x0.shape);
    const t = tf.tensor1d(
      [...Array(x0.shape[0])].map(() => Math.trunc(uniform() * steps)),
      'int32',
    );
    const { value, grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) => {
      const trained = mapTensors(now.params, (_, i) => tensors[i]);
      return noisePredictionLoss(
        (x, s) => predictNoise(x as tf.Tensor2D, s, trained),
        x0,
        t,
        noise,
        schedule,
      );
    })(tensorsOf(now.params));
    const learningRate = learningRateAt(now.losses.length + 1, options.schedule);
    const states: AdamWState[] = [];
    const next = mapTensors(now.params, (tensor, i) => {
      const made = adamWStep(tensor, grads[i], now.states[i], { ...options, learningRate });
      states.push(made.state);
      return made.parameter;
    });
    return { params: next, states, losses: [...now.losses, value.arraySync()] };
  };
  const start = tensorsOf(params).map((x) => ({ step: 0, m: x.mul(0), v: x.mul(0) }));
  const { params: trained, losses } = batches.reduce(advance, { params, states: start, losses: [] });
  return { params: trained, losses };
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
