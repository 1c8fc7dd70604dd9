// expect: all points
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

const sum = (...terms: tf.Tensor[]): tf.Tensor3D => tf.layers.add().apply(terms) as tf.Tensor3D;

export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const attended = multiHeadAttention(x, params.attention, numHeads, mask);
  const y = layerNorm(sum(x, attended), params.attentionNorm) as tf.Tensor3D;
  return layerNorm(sum(y, feedForward(y, params.feedForward)), params.feedForwardNorm) as tf.Tensor3D;
}
