/*
 * wrong: passes all parameters of the block to the attention, which finds no kernels there
 * source: typical
 * mistakes: error: wrong parameter object passed on
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
  const p: any = params;
  const y = layerNorm(x.add(multiHeadAttention(x, p, numHeads, mask)), params.attentionNorm);
  return layerNorm(y.add(feedForward(y, params.feedForward)), params.feedForwardNorm) as tf.Tensor3D;
}
