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
  const out: number[] = [];
  for (let k = 0; k < numTokens; k++) {
    const seen = prompt.concat(out).slice(-contextLength);
    const logits = model(tf.tensor([seen], [1, seen.length], 'int32')).squeeze([0]) as tf.Tensor2D;
    const last = logits.slice([seen.length - 1, 0], [1, -1]).flatten();
    if (temperature === 0) {
      out.push(last.argMax().dataSync()[0]);
      continue;
    }
    const size = Math.min(topK ?? last.size, last.size);
    const { values, indices } = tf.topk(last, size);
    const p = Array.from(tf.softmax(values.div(temperature)).dataSync());
    const ids = Array.from(indices.dataSync());
    // back into the order of the tokens
    const pairs = ids.map((id, i) => ({ id, p: p[i] })).sort((a, b) => a.id - b.id);
    const u = uniform();
    let sum = 0;
    let chosen = pairs[pairs.length - 1].id;
    for (const pair of pairs) {
      sum += pair.p;
      if (sum > u) {
        chosen = pair.id;
        break;
      }
    }
    out.push(chosen);
  }
  return out;
}
