// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

const logSoftmax = (x: number[]) => {
  const m = Math.max(...x);
  const lse = m + Math.log(x.reduce((s, v) => s + Math.exp(v - m), 0));
  return x.map((v) => v - lse);
};

export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const text = [...prompt];
  for (const _ of Array(numTokens)) {
    const input = text.slice(-contextLength);
    const l = (model(tf.tensor2d([input], [1, input.length], 'int32')).arraySync() as number[][][])[0].at(
      -1,
    )!;
    const sorted = l.map((v, i) => [v, i]).sort(([a, i], [b, j]) => b - a || i - j);
    if (temperature === 0) {
      text.push(sorted[0][1]);
    } else {
      const allowed = new Set(sorted.slice(0, topK ?? l.length).map(([, i]) => i));
      const lp = logSoftmax(l.map((v, i) => (allowed.has(i) ? v / temperature : -Infinity)));
      const u = uniform();
      let F = 0;
      let token = -1;
      lp.forEach((v, i) => {
        if (v === -Infinity) return;
        if (F <= u) token = i;
        F += Math.exp(v);
      });
      text.push(token);
    }
  }
  return text.slice(-numTokens || text.length);
}
