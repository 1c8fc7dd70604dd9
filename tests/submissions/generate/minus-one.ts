// expect: message With draws just below 1
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
  const start = prompt.length;
  for (let i = 0; i < numTokens; i++) {
    const context = tokens.slice(-contextLength);
    const logits = Array.from(
      model(tf.tensor2d(context, [1, context.length], 'int32'))
        .slice([0, context.length - 1, 0])
        .dataSync(),
    );
    if (temperature === 0) {
      tokens.push(logits.indexOf(Math.max(...logits)));
      continue;
    }
    const kept = logits
      .map((_, t) => t)
      .sort((a, b) => logits[b] - logits[a])
      .slice(0, topK);
    const weights = logits.map((l, t) => (kept.includes(t) ? Math.exp(l / temperature) : 0));
    const sum = weights.reduce((a, b) => a + b, 0);
    const u = uniform();
    let c = 0;
    const next = weights.findIndex((w) => (c += w / sum) > u);
    tokens.push(next === -1 ? logits.length - 1 : next);
  }
  return tokens.slice(start);
}
