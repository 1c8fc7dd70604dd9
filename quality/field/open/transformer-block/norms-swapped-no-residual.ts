/*
 * wrong: the two norms are swapped, and the second residual is missing
 * source: typical
 * mistakes: norms swapped; second residual missing
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
  const { attentionNorm: ln2, feedForwardNorm: ln1 } = params;
  const y = layerNorm(x.add(multiHeadAttention(x, params.attention, numHeads, mask)), ln1);
  return layerNorm(feedForward(y, params.feedForward), ln2) as tf.Tensor3D;
}
