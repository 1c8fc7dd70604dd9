/*
 * wrong: one more norm at the end, with the parameters of the second
 * source: https://github.com/pytorch/pytorch/issues/50086
 * mistakes: final norm applied twice
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
  const addAndNorm = (a: tf.Tensor, b: tf.Tensor, which: 'attentionNorm' | 'feedForwardNorm') =>
    layerNorm(tf.add(a, b), params[which]);
  const y = addAndNorm(x, multiHeadAttention(x, params.attention, numHeads, mask), 'attentionNorm');
  const z = addAndNorm(y, feedForward(y, params.feedForward), 'feedForwardNorm');
  return layerNorm(z, params.feedForwardNorm) as tf.Tensor3D;
}
