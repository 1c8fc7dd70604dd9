/*
 * wrong: reshapes straight to [batch, heads, n, dHead], which mixes positions and heads
 * source: https://github.com/reczoo/FuxiCTR/issues/30
 * mistakes: heads split by reshape without transpose
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';

export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, n] = x.shape;
    const dHead = params.queryKernel.shape[1] / numHeads;
    const heads = (w: tf.Tensor2D): tf.Tensor => project(x, w).reshape([batch, numHeads, n, dHead]);
    const q = heads(params.queryKernel);
    const k = heads(params.keyKernel);
    const v = heads(params.valueKernel);
    const { output } = scaledDotProductAttention(q, k, v, mask);
    return project(output.reshape([batch, n, numHeads * dHead]), params.outputKernel) as tf.Tensor3D;
  });
}
