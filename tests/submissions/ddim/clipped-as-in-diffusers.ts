// expect: misconception clean-clipped
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
  const alphasCumprod = schedule.alphaBars.arraySync();
  const alphaProdT = alphasCumprod[t];
  const alphaProdTPrev = tBefore >= 0 ? alphasCumprod[tBefore] : 1;
  const betaProdT = 1 - alphaProdT;
  const modelOutput = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
  const predOriginal = xt
    .sub(modelOutput.mul(betaProdT ** 0.5))
    .div(alphaProdT ** 0.5)
    .clipByValue(-1, 1);
  const variance = ((1 - alphaProdTPrev) / betaProdT) * (1 - alphaProdT / alphaProdTPrev);
  const stdDev = eta * variance ** 0.5;
  const direction = modelOutput.mul((1 - alphaProdTPrev - stdDev ** 2) ** 0.5);
  return predOriginal
    .mul(alphaProdTPrev ** 0.5)
    .add(direction)
    .add(z.mul(stdDev));
}
