// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const shape = [x0.shape[0] as number];
  while (shape.length < x0.rank) shape.push(1);
  const keep = tf.sqrt(tf.gather(schedule.alphaBars, t)).reshape(shape);
  const spread = tf.sqrt(tf.sub(1, tf.square(keep)));
  const e = model(tf.add(tf.mul(keep, x0), tf.mul(spread, noise)), t);
  const flat = tf.sub(e, noise).flatten();
  return tf.div(tf.dot(flat as tf.Tensor1D, flat as tf.Tensor1D), flat.size) as tf.Scalar;
}
