/*
 * wrong: the second residual starts from x instead of y
 * source: typical
 * mistakes: second residual from x
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
  const attended = multiHeadAttention(x, params.attention, numHeads, mask);
  const y = layerNorm(attended.add(x), params.attentionNorm);
  const transformed = feedForward(y, params.feedForward);
  const out = layerNorm(transformed.add(x), params.feedForwardNorm);
  return out as tf.Tensor3D;
}
