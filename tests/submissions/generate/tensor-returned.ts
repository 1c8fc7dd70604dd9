// expect: message a tensor
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

export function generate(model: TokenModel, prompt: number[], numTokens: number, options: SamplingOptions) {
  let tokens = tf.tensor2d([prompt], [1, prompt.length], 'int32');
  for (let i = 0; i < numTokens; i++) {
    const n = tokens.shape[1];
    const from = Math.max(0, n - options.contextLength);
    const logits = model(tokens.slice([0, from], [1, n - from]));
    const next = logits.argMax(-1).slice([0, n - from - 1], [1, 1]) as tf.Tensor2D;
    tokens = tf.concat([tokens, next], 1);
  }
  return tokens.slice([0, prompt.length], [1, numTokens]);
}
