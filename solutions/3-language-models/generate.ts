import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

/**
 * Writes: asks the model for the next token, appends it, and asks again.
 *
 * At temperature 0, the next token is the one with the largest logit, the lowest such token if
 * several have it, and nothing is drawn. At a temperature T above 0, one draw u in [0, 1) chooses
 * it from softmax(logits / T) over the `topK` largest logits: the first token, in the order of the
 * tokens, whose cumulative probability exceeds u. Tokens of probability 0 are never chosen.
 *
 * @param model called with int32 tokens `[1, n]`, 1 ≤ n ≤ contextLength; returns logits
 *   `[1, n, vocab]`
 * @param prompt the tokens to continue, at least one; not changed
 * @param numTokens how many tokens to write, 0 or more
 * @param options `temperature` ≥ 0. `topK` ≥ 1, all tokens if it is not given: how many of the
 *   largest logits may be drawn, the lower token first among equal ones; it may exceed vocab.
 *   `contextLength` ≥ 1: the model is given this many of the last tokens at most.
 * @param uniform a source of random numbers in [0, 1): above temperature 0, one call for each token
 * @returns the new tokens, without the prompt
 */
export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const tokens = [...prompt];
  for (let i = 0; i < numTokens; i++) {
    const logits = nextLogits(model, tokens.slice(-contextLength));
    const [likeliest] = byLogit(logits);
    const next = temperature === 0 ? likeliest : pick(probabilities(logits, temperature, topK), uniform());
    tokens.push(next);
  }
  return tokens.slice(prompt.length);
}

/** The logits at the last position of the context, one for each token of the vocabulary. */
function nextLogits(model: TokenModel, context: number[]): number[] {
  return tf.tidy(() => {
    const logits = model(tf.tensor2d(context, [1, context.length], 'int32'));
    const [, n, vocab] = logits.shape;
    return Array.from(logits.slice([0, n - 1, 0], [1, 1, vocab]).dataSync());
  });
}

/** All tokens, the likeliest first. The sort is stable: the lower of equal tokens is first. */
function byLogit(logits: number[]): number[] {
  return logits.map((_, token) => token).sort((a, b) => logits[b] - logits[a]);
}

/** softmax(logits / temperature) over the topK largest logits, and 0 for the other tokens. */
function probabilities(logits: number[], temperature: number, topK = logits.length): number[] {
  const kept = new Set(byLogit(logits).slice(0, topK));
  const largest = Math.max(...logits);
  const weights = logits.map((logit, token) =>
    kept.has(token) ? Math.exp((logit - largest) / temperature) : 0,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * The first token whose cumulative probability exceeds u. If rounding keeps their sum below u, it
 * is the last token that is possible at all.
 */
function pick(probability: number[], u: number): number {
  let last = 0;
  let cumulative = 0;
  for (const [token, p] of probability.entries()) {
    if (p === 0) continue;
    last = token;
    cumulative += p;
    if (cumulative > u) break;
  }
  return last;
}
