// expect: circumstances wrong where every number of x is below 0.1
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
  const y = ln(x.add(mha(x, p.attention, h, mask)), p.attentionNorm);
  return ln(y.add(ffn(y, p.feedForward)), p.feedForwardNorm, 1e-6);
}
