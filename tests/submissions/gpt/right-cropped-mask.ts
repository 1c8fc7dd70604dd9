// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

// One mask for the longest text, cut to size.
export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number) {
  const [maxLength, dModel] = params.positionEmbedding.shape;
  const n = tokens.shape[1];
  const mask = causalMask(maxLength).slice([0, 0], [n, n]);
  const emb = tf.gather(params.tokenEmbedding, tokens.flatten()).reshape([-1, n, dModel]);
  let h = emb.add(params.positionEmbedding.slice([0, 0], [n, dModel]).expandDims(0)) as tf.Tensor3D;
  params.blocks.forEach((p) => {
    h = transformerBlock(h, p, numHeads, mask);
  });
  return nextTokenLogits(h, params.unembedding);
}
