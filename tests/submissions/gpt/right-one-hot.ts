// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  const [batch, n] = tokens.shape;
  const [vocab, d] = params.tokenEmbedding.shape;
  // every row of the one-hot matrix picks a row of the table
  const picked = tf
    .oneHot(tokens.flatten(), vocab)
    .cast('float32')
    .matMul(params.tokenEmbedding)
    .reshape([batch, n, d]);
  const pos = params.positionEmbedding.slice([0, 0], [n, d]);
  const x = params.blocks.reduce(
    (h, block) => transformerBlock(h, block, numHeads, causalMask(n)),
    tf.add(picked, pos) as tf.Tensor3D,
  );
  return nextTokenLogits(x, params.unembedding);
}
