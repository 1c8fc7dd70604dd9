// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

// Subtracts probabilities from the draw until nothing is left.
export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const tokens = prompt.slice();
  while (tokens.length - prompt.length < numTokens) {
    const window = tokens.slice(Math.max(tokens.length - contextLength, 0));
    const rows = model(tf.tensor2d([window], undefined, 'int32')).arraySync()[0];
    const scores = rows[rows.length - 1].map((score, id) => ({ score, id }));
    scores.sort((a, b) => b.score - a.score || a.id - b.id);
    if (!temperature) {
      tokens.push(scores[0].id);
      continue;
    }
    const top = scores.slice(0, topK);
    const best = top[0].score;
    const weights = top
      .map(({ score, id }) => ({ id, w: Math.exp((score - best) / temperature) }))
      .filter(({ w }) => w > 0)
      .sort((a, b) => a.id - b.id);
    let left = uniform() * weights.reduce((s, { w }) => s + w, 0);
    let at = 0;
    while (at < weights.length - 1 && left >= weights[at].w) left -= weights[at++].w;
    tokens.push(weights[at].id);
  }
  return tokens.slice(prompt.length);
}
