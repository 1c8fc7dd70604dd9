// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  const table = params.tokenEmbedding.arraySync();
  const positions = params.positionEmbedding.arraySync();
  const rows = tokens
    .arraySync()
    .map((text) => text.map((t, i) => table[t].map((v, k) => v + positions[i][k])));
  let x = tf.tensor3d(rows);
  for (const block of params.blocks) x = transformerBlock(x, block, numHeads, causalMask(rows[0].length));
  return nextTokenLogits(x, params.unembedding);
}
