// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

function through(x: tf.Tensor3D, blocks: GptParams['blocks'], heads: number, mask: tf.Tensor2D): tf.Tensor3D {
  if (blocks.length === 0) return x;
  const [first, ...rest] = blocks;
  return through(transformerBlock(x, first, heads, mask), rest, heads, mask);
}

export const gpt = (tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D =>
  tf.tidy(() => {
    const length = tokens.shape[1];
    const where = tf.tile(tf.range(0, length, 1, 'int32').expandDims(0), [tokens.shape[0], 1]);
    const x = tf.gather(params.positionEmbedding, where).add(tf.gather(params.tokenEmbedding, tokens));
    return nextTokenLogits(
      through(x as tf.Tensor3D, params.blocks, numHeads, causalMask(length)),
      params.unembedding,
    );
  });
