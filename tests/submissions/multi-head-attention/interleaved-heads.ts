// expect: misconception interleaved-heads
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';
import { project } from '../given/project';
import * as tf from '@tensorflow/tfjs';
export function multiHeadAttention(
  x: tf.Tensor3D,
  p: MultiHeadAttentionParams,
  H: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const [b, n] = x.shape;
  const d = p.queryKernel.shape[1] / H;
  const sp = (k: tf.Tensor2D) => project(x, k).reshape([b, n, d, H]).transpose([0, 3, 1, 2]);
  const o = scaledDotProductAttention(sp(p.queryKernel), sp(p.keyKernel), sp(p.valueKernel), mask).output;
  return project(o.transpose([0, 2, 3, 1]).reshape([b, n, -1]) as tf.Tensor3D, p.outputKernel);
}
