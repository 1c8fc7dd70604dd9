// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';

export function ddimStep(
  model: NoisePredictor,
  xt: tf.Tensor,
  t: number,
  tBefore: number,
  eta: number,
  z: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Tensor {
  // x_t = cos φ · x0 + sin φ · ε: a step turns by the angle between t and tBefore
  return tf.tidy(() => {
    const cosine = (i: number) => (i < 0 ? 1 : Math.sqrt(schedule.alphaBars.arraySync()[i]));
    const [c, C] = [cosine(t), cosine(tBefore)];
    const [s, S] = [Math.sqrt(1 - c * c), Math.sqrt(1 - C * C)];
    const e = model(xt, tf.fill([xt.shape[0] as number], t, 'int32'));
    const x0 = tf.div(tf.sub(xt, tf.mul(s, e)), c);
    const fresh = (eta * Math.sqrt(Math.max(0, C * C - c * c))) / (C * s); // sine of the mixing angle
    const noise = tf.add(tf.mul(e, Math.sqrt(1 - fresh * fresh)), tf.mul(z, fresh));
    return tf.add(tf.mul(C, x0), tf.mul(S, noise));
  });
}
