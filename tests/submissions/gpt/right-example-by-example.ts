// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  const [batch, n] = tokens.shape;
  const results: tf.Tensor3D[] = [];
  for (let b = 0; b < batch; b++) {
    const line = tokens.slice([b, 0], [1, n]).reshape([n]) as tf.Tensor1D;
    let x = tf
      .gather(params.tokenEmbedding, line)
      .add(params.positionEmbedding.slice(0, n))
      .expandDims(0) as tf.Tensor3D;
    for (let i = 0; i < params.blocks.length; i++) {
      x = transformerBlock(x, params.blocks[i], numHeads, causalMask(n));
    }
    results.push(nextTokenLogits(x, params.unembedding));
  }
  return tf.concat(results, 0);
}
