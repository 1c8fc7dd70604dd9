// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
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
  throw new Error('Not started: generate');
}
