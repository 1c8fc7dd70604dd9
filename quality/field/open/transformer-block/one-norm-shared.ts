/*
 * wrong: the parameters of the first norm are used for both norms
 * source: https://github.com/allenai/OLMo/issues/222
 * mistakes: both norms use attentionNorm
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
  const norm = (h: tf.Tensor): tf.Tensor => layerNorm(h, params.attentionNorm);
  return tf.tidy(() => {
    const y = norm(x.add(multiHeadAttention(x, params.attention, numHeads, mask)));
    return norm(y.add(feedForward(y, params.feedForward))) as tf.Tensor3D;
  });
}
