// expect: misconception norm-inside-residual
import type { TransformerBlockParams } from '../given/types';
import { multiHeadAttention as mha } from '../1-attention/multi-head-attention';
import { feedForward as ffn } from './feed-forward';
import { layerNorm as ln } from './layer-norm';
import * as tf from '@tensorflow/tfjs';
export function transformerBlock(
  x: tf.Tensor3D,
  p: TransformerBlockParams,
  h: number,
  mask?: tf.Tensor2D,
): any {
  const y = x.add(ln(mha(x, p.attention, h, mask), p.attentionNorm));
  return y.add(ln(ffn(y, p.feedForward), p.feedForwardNorm));
}
