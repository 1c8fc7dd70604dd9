// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { SamplingOptions, TokenModel, UniformSource } from '../given/types';

export function generate(
  model: TokenModel,
  prompt: number[],
  numTokens: number,
  { temperature, topK, contextLength }: SamplingOptions,
  uniform: UniformSource,
): number[] {
  const all = Array.from(prompt);
  for (let i = 0; i < numTokens; i++) {
    const next = tf.tidy(() => {
      const from = Math.max(0, all.length - contextLength);
      const context = tf.tensor1d(all.slice(from), 'int32').expandDims(0) as tf.Tensor2D;
      const logits = model(context)
        .gather([all.length - from - 1], 1)
        .reshape([-1]) as tf.Tensor1D;
      if (temperature === 0) return logits.argMax().dataSync()[0];
      const vocab = logits.shape[0];
      const order = tf.topk(logits, Math.min(vocab, topK || vocab)).indices;
      const kept = tf.oneHot(order as tf.Tensor1D, vocab).sum(0);
      const masked = tf.where(kept.cast('bool'), logits.div(temperature), tf.fill([vocab], -1e30));
      const probs = tf.softmax(masked);
      const above = probs.cumsum().greater(uniform()).logicalAnd(probs.greater(0));
      // nothing above u only if rounding ate the last bit: then the last possible token
      const hit = above.any().dataSync()[0];
      if (hit) return above.cast('int32').argMax().dataSync()[0];
      return vocab - 1 - probs.greater(0).reverse().cast('int32').argMax().dataSync()[0];
    });
    all.push(next);
  }
  return all.slice(prompt.length);
}
