// expect: all but the gradient
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
  const read = mask ? tf.tensor(attended.arraySync()) : attended;
  const y = layerNorm(x.add(read), params.attentionNorm);
  return layerNorm(y.add(feedForward(y, params.feedForward)), params.feedForwardNorm) as tf.Tensor3D;
}
