// expect: misconception pre-norm
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
  const y = x.add(mha(layerNorm(x, p.attentionNorm) as tf.Tensor3D, p.attention, numHeads, mask));
  return y.add(feedForward(layerNorm(y, p.feedForwardNorm), p.feedForward));
};
