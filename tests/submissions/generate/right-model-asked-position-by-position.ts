// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

// Asks the model about every prefix, although one call would do.
export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const result: number[] = [];
  let context = prompt.slice(-contextLength);
  for (let step = 0; step < numTokens; step++) {
    let logits: number[] = [];
    for (let n = 1; n <= context.length; n++) {
      const t = tf.tensor2d(context.slice(0, n), [1, n], 'int32');
      const y = model(t);
      logits = Array.from(y.slice([0, n - 1, 0]).dataSync());
      t.dispose();
      y.dispose();
    }
    const v = logits.length;
    let best = 0;
    for (let i = 1; i < v; i++) if (logits[i] > logits[best]) best = i;
    let token = best;
    if (temperature > 0) {
      const open = logits.map(() => topK === undefined || topK >= v);
      if (topK !== undefined && topK < v) {
        for (let k = 0; k < topK; k++) {
          let arg = -1;
          for (let i = 0; i < v; i++) if (!open[i] && (arg < 0 || logits[i] > logits[arg])) arg = i;
          open[arg] = true;
        }
      }
      const e = logits.map((l, i) => (open[i] ? Math.exp((l - logits[best]) / temperature) : 0));
      const z = e.reduce((a, b) => a + b, 0);
      const target = uniform() * z;
      let acc = 0;
      for (let i = 0; i < v; i++) {
        if (e[i] === 0) continue;
        token = i;
        acc += e[i];
        if (acc > target) break;
      }
    }
    result.push(token);
    context = [...context, token].slice(-contextLength);
  }
  return result;
}
