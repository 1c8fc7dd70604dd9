/*
 * wrong: pre-norm, with the second norm using the parameters of the first
 * source: https://github.com/ml-explore/mlx/issues/1636
 * mistakes: pre-norm; both norms use attentionNorm
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
    const ln = (h: tf.Tensor) => layerNorm(h, params.attentionNorm) as tf.Tensor3D;
    const y = x.add<tf.Tensor3D>(multiHeadAttention(ln(x), params.attention, numHeads, mask));
    return y.add<tf.Tensor3D>(feedForward(ln(y), params.feedForward));
  });
}
