/*
 * wrong: the mask is never handed to the attention
 * source: typical
 * mistakes: mask ignored
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
    const [batch, n, _d] = x.shape;
    const size = params.queryKernel.shape[1] / numHeads;
    const split = (t: tf.Tensor) => t.reshape([batch, n, numHeads, size]).transpose([0, 2, 1, 3]);
    const q = split(project(x, params.queryKernel));
    const k = split(project(x, params.keyKernel));
    const v = split(project(x, params.valueKernel));
    const attention = scaledDotProductAttention(q, k, v);
    const back = attention.output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * size]);
    return project(back, params.outputKernel) as tf.Tensor3D;
  });
}
