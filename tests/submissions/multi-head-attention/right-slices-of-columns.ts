// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';
import { project } from '../given/project';
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const q = project(x, params.queryKernel),
    k = project(x, params.keyKernel),
    v = project(x, params.valueKernel);
  const d = params.queryKernel.shape[1] / numHeads;
  const outs: tf.Tensor[] = [];
  for (let h = 0; h < numHeads; h++) {
    const sl = (t: tf.Tensor3D) => t.slice([0, 0, h * d], [-1, -1, d]);
    outs.push(scaledDotProductAttention(sl(q), sl(k), sl(v), mask).output);
  }
  return project(tf.concat(outs, -1) as tf.Tensor3D, params.outputKernel);
}
