/*
 * wrong: pre-norm: the input of each sublayer is normalised, the sum is not
 * source: https://github.com/hkproj/pytorch-transformer/issues/29
 * mistakes: pre-norm instead of post-norm
 */
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

const residual = (x: tf.Tensor, sublayer: (x: tf.Tensor) => tf.Tensor, norm: (x: tf.Tensor) => tf.Tensor) =>
  x.add(sublayer(norm(x)));

export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const y = residual(
    x,
    (h) => multiHeadAttention(h as tf.Tensor3D, params.attention, numHeads, mask),
    (h) => layerNorm(h, params.attentionNorm),
  );
  return residual(
    y,
    (h) => feedForward(h, params.feedForward),
    (h) => layerNorm(h, params.feedForwardNorm),
  ) as tf.Tensor3D;
}
