// expect: misconception heads-reshaped-only
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
  const sp = (k: tf.Tensor2D) => project(x, k).reshape([b, H, n, d]);
  const o = scaledDotProductAttention(sp(p.queryKernel), sp(p.keyKernel), sp(p.valueKernel), mask).output;
  return project(o.reshape([b, n, H * d]) as tf.Tensor3D, p.outputKernel);
}
