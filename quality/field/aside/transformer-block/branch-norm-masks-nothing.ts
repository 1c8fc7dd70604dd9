/*
 * wrong: normalises the branches alone, ignores the mask and uses one norm for both
 * source: typical
 * mistakes: norm of the branch alone; mask ignored; both norms use attentionNorm
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
  const norm = (h: tf.Tensor) => layerNorm(h, params.attentionNorm);
  const y = x.add<tf.Tensor>(norm(multiHeadAttention(x, params.attention, numHeads)));
  return y.add(norm(feedForward(y, params.feedForward))) as tf.Tensor3D;
}
