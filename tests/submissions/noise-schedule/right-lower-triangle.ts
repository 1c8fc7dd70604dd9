// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { NoiseSchedule } from '../given/types';

/** log of a product is a sum, and a running sum is a product with a triangle of ones */
export function linearNoiseSchedule(numSteps: number, betaStart = 1e-4, betaEnd = 0.02): NoiseSchedule {
  return tf.tidy(() => {
    const fraction = tf.range(0, numSteps).div(numSteps - 1);
    const betas = fraction.mul(betaEnd - betaStart).add(betaStart) as tf.Tensor1D;
    const alphas = tf.scalar(1).sub(betas) as tf.Tensor1D;
    const triangle = tf.linalg.bandPart(tf.ones([numSteps, numSteps]), -1, 0) as tf.Tensor2D;
    const alphaBars = tf.dot(triangle, alphas.log()).exp() as tf.Tensor1D;
    return { betas, alphas, alphaBars };
  });
}
