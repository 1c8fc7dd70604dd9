// expect: all but the gradient
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
  const sp = (t: tf.Tensor3D) => tf.split(t, numHeads, 2);
  const Q = sp(q),
    K = sp(k),
    V = sp(v);
  return project(
    tf.concat(
      Q.map((qq, h) => scaledDotProductAttention(qq, K[h], V[h], mask).output),
      2,
    ) as tf.Tensor3D,
    params.outputKernel,
  );
}
