/*
 * wrong: hands only the gain to layerNorm instead of gain and bias
 * source: typical
 * mistakes: error: a tensor passed where an object is expected
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
  const y = layerNorm(x.add(attended), params.attentionNorm.gain as any);
  return layerNorm(
    y.add(feedForward(y, params.feedForward)),
    params.feedForwardNorm.gain as any,
  ) as tf.Tensor3D;
}
