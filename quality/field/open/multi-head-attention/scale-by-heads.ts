/*
 * wrong: an own attention scales by the root of the number of heads
 * source: https://github.com/tenstorrent/tt-metal/pull/56789
 * mistakes: wrong scale: root of the number of heads
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
    const [B, N] = x.shape;
    const D = params.queryKernel.shape[1] / numHeads;
    const q = project(x, params.queryKernel).reshape([B, N, numHeads, D]).transpose([0, 2, 1, 3]);
    const k = project(x, params.keyKernel).reshape([B, N, numHeads, D]).transpose([0, 2, 3, 1]);
    const v = project(x, params.valueKernel).reshape([B, N, numHeads, D]).transpose([0, 2, 1, 3]);
    const s = q.matMul(k).mul(numHeads ** -0.5);
    const p = tf.softmax(mask ? tf.where(mask, s, tf.fill(s.shape, -1e9)) : s);
    const y = p
      .matMul(v)
      .transpose([0, 2, 1, 3])
      .reshape([B, N, numHeads * D]);
    return project(y, params.outputKernel) as tf.Tensor3D;
  });
}
