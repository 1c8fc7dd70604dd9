// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, NoisePredictor, NoiseSchedule } from '../given/types';

const pick = (values: tf.Tensor1D, t: number) => tf.gather(values, tf.scalar(t, 'int32'));

export const reverseStep = (
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  z: tf.Tensor,
  s: NoiseSchedule,
): tf.Tensor =>
  tf.tidy(() => {
    const a = pick(s.alphas, t);
    const steps = tf
      .onesLike(tf.zeros([xt.shape[0] as number], 'int32'))
      .mul(tf.scalar(t, 'int32'))
      .toInt();
    const eps = model(xt, steps as tf.Tensor1D);
    const mean = tf.mul(
      tf.rsqrt(a),
      tf.sub(xt, tf.mul(tf.div(tf.sub(1, a), tf.sqrt(tf.sub(1, pick(s.alphaBars, t)))), eps)),
    );
    const sigma = tf.sqrt(pick(s.betas, t)).mul(t > 0 ? 1 : 0);
    return tf.add(mean, tf.mul(sigma, z));
  });

export function reverseSample(
  model: NoisePredictor,
  shape: number[],
  schedule: NoiseSchedule,
  gaussian: GaussianSource,
): tf.Tensor {
  const back = (x: tf.Tensor, t: number): tf.Tensor =>
    t < 0 ? x : back(reverseStep(model, x, t, gaussian(shape), schedule), t - 1);
  return back(gaussian(shape), schedule.alphaBars.shape[0] - 1);
}
