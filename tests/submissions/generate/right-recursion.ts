// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

function pick(logits: number[], temperature: number, k: number, uniform: UniformSource): number {
  const max = Math.max(...logits);
  if (temperature === 0) return logits.indexOf(max);
  // token i is kept if fewer than k tokens come before it
  const rank = (i: number) => logits.filter((l, j) => l > logits[i] || (l === logits[i] && j < i)).length;
  const w = logits.map((l, i) => (rank(i) < k ? Math.exp((l - max) / temperature) : 0));
  const total = w.reduce((a, b) => a + b);
  const u = uniform();
  let c = 0;
  const i = w.findIndex((v) => v > 0 && (c += v / total) > u);
  return i < 0 ? w.map((v) => v > 0).lastIndexOf(true) : i;
}

export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  options: SamplingOptions,
  uniform: UniformSource,
): number[] {
  if (numTokens === 0) return [];
  const c = prompt.slice(-options.contextLength);
  const out = model(tf.tensor2d(c, [1, c.length], 'int32'));
  const v = out.shape[2];
  const logits = [...out.dataSync()].slice((c.length - 1) * v);
  const next = pick(logits, options.temperature, options.topK ?? Infinity, uniform);
  return [next, ...generate(model, [...prompt, next], numTokens - 1, options, uniform)];
}
