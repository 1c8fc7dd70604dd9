// expect: message nothing is random there
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const tokens = [...prompt];
  for (let i = 0; i < numTokens; i++) {
    const u = uniform();
    const context = tokens.slice(-contextLength);
    const logits = Array.from(
      model(tf.tensor2d(context, [1, context.length], 'int32'))
        .slice([0, context.length - 1, 0])
        .dataSync(),
    );
    const order = logits.map((_, t) => t).sort((a, b) => logits[b] - logits[a]);
    let next = order[0];
    if (temperature > 0) {
      const kept = order.slice(0, topK).sort((a, b) => a - b);
      const w = kept.map((t) => Math.exp((logits[t] - logits[order[0]]) / temperature));
      const z = w.reduce((a, b) => a + b, 0);
      let c = 0;
      const k = w.findIndex((x) => (c += x / z) > u);
      next = kept.at(k) as number;
    }
    tokens.push(next);
  }
  return tokens.slice(prompt.length);
}
