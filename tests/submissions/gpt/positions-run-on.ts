// expect: misconception positions-run-on
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number): tf.Tensor3D {
  const n = tokens.shape[1];
  const all = tf.gather(params.tokenEmbedding, tokens.flatten());
  const at = tf.range(0, tokens.size, 1, 'int32');
  let x = all.add(tf.gather(params.positionEmbedding, at)).reshape([-1, n, all.shape[1]]) as tf.Tensor3D;
  for (const b of params.blocks) x = transformerBlock(x, b, numHeads, causalMask(n));
  return nextTokenLogits(x, params.unembedding);
}
