// expect: all points
import * as tf from '@tensorflow/tfjs';
import { adamWStep } from '../3-language-models/adamw';
import { learningRateAt } from '../3-language-models/pretraining';
import { qSample } from '../4-diffusion/forward-process';
import { reverseStep } from '../4-diffusion/reverse-sampling';
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

export function predictNoise(xt: tf.Tensor2D, t: tf.Tensor1D, { layers }: DenoiserParams): tf.Tensor2D {
  const [first, ...others] = layers;
  const d = xt.shape[1];
  const [rows, columns] = first.kernel.shape;
  // The kernel of x and the kernel of the time, instead of one product of the joined input.
  const ofX = tf.matMul(xt, tf.slice(first.kernel, [0, 0], [d, columns]));
  const ofTime = tf.matMul(timeEmbedding(t, rows - d), tf.slice(first.kernel, [d, 0], [rows - d, columns]));
  return others.reduce(
    (sum: tf.Tensor2D, { kernel, bias }) => tf.add(bias, tf.matMul(tf.tanh(sum), kernel)),
    tf.add(first.bias, tf.add(ofX, ofTime)),
  );
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
        return model(qSample(x0, t, noise, schedule), t)
          .sub(noise)
          .pow(2)
          .sum()
          .div(x0.size) as tf.Scalar;
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
  const shape = [numSamples, params.layers[params.layers.length - 1].bias.size];
  let x = gaussian(shape);
  for (let t = schedule.betas.size; t-- > 0;) {
    const z = t > 0 ? gaussian(shape) : tf.zeros(shape);
    x = tf.tidy(() => reverseStep((y, s) => predictNoise(y as tf.Tensor2D, s, params), x, t, z, schedule));
  }
  return x as tf.Tensor2D;
}
