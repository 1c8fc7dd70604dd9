/*
 * wrong: the norm at the end is missing, and the first residual too
 * source: typical
 * mistakes: last norm missing; first residual missing
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
  const y = layerNorm(multiHeadAttention(x, params.attention, numHeads, mask), params.attentionNorm);
  return y.add(feedForward(y, params.feedForward)) as tf.Tensor3D;
}
