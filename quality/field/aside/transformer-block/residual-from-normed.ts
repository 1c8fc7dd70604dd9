/*
 * wrong: normalises x first and uses the normalised x for the residual too
 * source: https://github.com/Howuhh/faster-trajectory-transformer/issues/3
 * mistakes: pre-norm; residual starts from the normalised input
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
  return tf.tidy(() => {
    const normX = layerNorm(x, params.attentionNorm) as tf.Tensor3D;
    const y = normX.add(multiHeadAttention(normX, params.attention, numHeads, mask));
    const normY = layerNorm(y, params.feedForwardNorm);
    return normY.add(feedForward(normY, params.feedForward)) as tf.Tensor3D;
  });
}
