// expect: misconception no-attention-residual
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention as mha } from '../1-attention/multi-head-attention';
import type { TransformerBlockParams } from '../given/types';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';
export const transformerBlock = (
  x: tf.Tensor3D,
  p: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
) => {
  const y = layerNorm(mha(x, p.attention, numHeads, mask), p.attentionNorm);
  return layerNorm(y.add(feedForward(y, p.feedForward)), p.feedForwardNorm);
};
