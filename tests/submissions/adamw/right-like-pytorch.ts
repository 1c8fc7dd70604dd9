// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';

export function adamWStep(param: tf.Tensor, grad: tf.Tensor, state: AdamWState, opt: AdamWOptions) {
  let { step, m: expAvg, v: expAvgSq } = state;
  step += 1;
  param = param.mul(1 - opt.learningRate * opt.weightDecay);
  expAvg = expAvg.mul(opt.beta1).add(grad.mul(1 - opt.beta1));
  expAvgSq = expAvgSq.mul(opt.beta2).add(grad.mul(grad).mul(1 - opt.beta2));
  const biasCorrection1 = 1 - opt.beta1 ** step;
  const biasCorrection2 = 1 - opt.beta2 ** step;
  const stepSize = opt.learningRate / biasCorrection1;
  const denom = expAvgSq.sqrt().div(Math.sqrt(biasCorrection2)).add(opt.epsilon);
  param = param.add(expAvg.div(denom).mul(-stepSize));
  return { parameter: param, state: { step, m: expAvg, v: expAvgSq } };
}
