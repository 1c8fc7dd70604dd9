// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { GptParams } from '../given/types';
import { nextTokenLogits } from './next-token-loss';

class Gpt {
  constructor(
    private p: GptParams,
    private heads: number,
  ) {}
  forward(tokens: tf.Tensor2D): tf.Tensor3D {
    const T = tokens.shape[1];
    const tok_emb = tf.gather(this.p.tokenEmbedding, tokens);
    const pos_emb = tf.gather(this.p.positionEmbedding, tf.linspace(0, T - 1, T).toInt());
    let x: tf.Tensor3D = tok_emb.add(pos_emb);
    for (const block of this.p.blocks) x = transformerBlock(x, block, this.heads, causalMask(T));
    return nextTokenLogits(x, this.p.unembedding);
  }
}
export function gpt(tokens: tf.Tensor2D, params: GptParams, numHeads: number) {
  return new Gpt(params, numHeads).forward(tokens);
}
