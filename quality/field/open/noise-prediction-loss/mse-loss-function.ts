/*
 * wrong: calls tf.mseLoss, a mixture of PyTorch and tfjs
 * source: typical
 * mistakes: error: function that tfjs lacks (mseLoss)
 */
import * as tf from '@tensorflow/tfjs';
import type { NoisePredictor, NoiseSchedule } from '../given/types';
import { qSample } from './forward-process';

export function noisePredictionLoss(
  model: NoisePredictor,
  x0: tf.Tensor,
  t: tf.Tensor1D,
  noise: tf.Tensor,
  schedule: NoiseSchedule,
): tf.Scalar {
  const predicted = model(qSample(x0, t, noise, schedule), t);
  return (tf as any).mseLoss(predicted, noise);
}
