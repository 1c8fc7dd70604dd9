// expect: all points
import * as tf from '@tensorflow/tfjs';

export function linearNoiseSchedule(numSteps: number, betaStart?: number, betaEnd?: number) {
  const start = betaStart ?? 1e-4;
  const end = betaEnd ?? 2e-2;
  const betas = new Float32Array(numSteps);
  const alphas = new Float32Array(numSteps);
  const alphaBars = new Float32Array(numSteps);
  let running = 1;
  for (let t = 0; t < numSteps; t += 1) {
    betas[t] = start * (1 - t / (numSteps - 1)) + end * (t / (numSteps - 1));
    alphas[t] = 1 - betas[t];
    running = running * alphas[t];
    alphaBars[t] = running;
  }
  const [b, a, ab] = [betas, alphas, alphaBars].map((values) => tf.tensor1d(values));
  return { betas: b, alphas: a, alphaBars: ab };
}
