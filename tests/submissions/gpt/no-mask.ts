// expect: misconception no-mask
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  const n = tokens.shape[1];
  let x = tf.gather(params.tokenEmbedding, tokens).add(params.positionEmbedding.slice(0, n)) as tf.Tensor3D;
  for (const b of params.blocks) x = transformerBlock(x, b, numHeads);
  return nextTokenLogits(x, params.unembedding);
}
