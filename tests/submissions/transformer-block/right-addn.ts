// expect: all points
import type { TransformerBlockParams } from '../given/types';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';
import * as tf from '@tensorflow/tfjs';
export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const y = layerNorm(
    tf.addN([x, multiHeadAttention(x, params.attention, numHeads, mask)]),
    params.attentionNorm,
    1e-5,
  );
  const z = tf.addN([y, feedForward(y, params.feedForward)]);
  return layerNorm(z, params.feedForwardNorm, 1e-5) as tf.Tensor3D;
}
