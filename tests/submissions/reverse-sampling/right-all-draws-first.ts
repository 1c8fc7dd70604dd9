// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

function tables(schedule: NoiseSchedule) {
  const bars = schedule.alphaBars.arraySync();
  const ratio = bars.map((bar, t) => bar / (t === 0 ? 1 : bars[t - 1])); // alphas, from alphaBars alone
  return { bars, ratio };
}

export function reverseStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
) {
  const { bars, ratio } = tables(schedule);
  const a = ratio[t];
  const predicted = model(xt, tf.fill([xt.shape[0] as number], t, 'int32'));
  const mean = tf.sub(xt, tf.mul(predicted, (1 - a) / Math.sqrt(1 - bars[t]))).div(Math.sqrt(a));
  return t === 0 ? mean : tf.add(mean, tf.mul(z, Math.sqrt(1 - a)));
}

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: (s: number[]) => tf.Tensor,
) {
  const draws: tf.Tensor[] = [];
  for (let i = 0; i <= schedule.betas.size; i++) draws.push(gaussian(shape));
  let x = draws.shift()!;
  for (let t = schedule.betas.size - 1; t >= 0; t--) x = reverseStep(model, x, t, draws.shift()!, schedule);
  return x;
}
