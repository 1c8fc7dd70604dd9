// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { AdamWOptions, AdamWState } from '../given/types';
export function adamWStep(
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  { step, m, v }: AdamWState,
  o: AdamWOptions,
) {
  const [p, g, ms, vs] = [parameter, gradient, m, v].map((x) => Array.from(x.dataSync()));
  const t = step + 1;
  for (let i = 0; i < p.length; i++) {
    ms[i] = o.beta1 * ms[i] + (1 - o.beta1) * g[i];
    vs[i] = o.beta2 * vs[i] + (1 - o.beta2) * g[i] * g[i];
    const a = ms[i] / (1 - Math.pow(o.beta1, t));
    const b = vs[i] / (1 - Math.pow(o.beta2, t));
    p[i] -= o.learningRate * o.weightDecay * p[i];
    p[i] -= (o.learningRate * a) / (Math.sqrt(b) + o.epsilon);
  }
  const back = (x: number[]) => tf.tensor(x, parameter.shape);
  return { parameter: back(p), state: { step: t, m: back(ms), v: back(vs) } };
}
