/*
 * wrong: only the output of the sublayer is normalised, then x is added
 * source: https://github.com/harvardnlp/annotated-transformer/issues/110
 * mistakes: norm of the branch alone, residual added after it
 */
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const a = multiHeadAttention(x, params.attention, numHeads, mask);
    const y = x.add<tf.Tensor>(layerNorm(a, params.attentionNorm));
    const f = feedForward(y, params.feedForward);
    return y.add(layerNorm(f, params.feedForwardNorm)) as tf.Tensor3D;
  });
}
