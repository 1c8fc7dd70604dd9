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
  const [b, n] = x.shape;
  const d = params.queryKernel.shape[1] / numHeads;
  const heads = (w: tf.Tensor2D) =>
    tf
      .matMul(x, w as tf.Tensor)
      .reshape([b, n, numHeads, d])
      .transpose([0, 2, 1, 3]);
  const o = scaledDotProductAttention(
    heads(params.queryKernel),
    heads(params.keyKernel),
    heads(params.valueKernel),
    mask,
  ).output;
  return tf.matMul(
    o.transpose([0, 2, 1, 3]).reshape([b, n, -1]),
    params.outputKernel as tf.Tensor,
  ) as tf.Tensor3D;
}
