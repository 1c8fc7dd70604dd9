/*
 * wrong: the head axis is not moved back before the heads are joined
 * source: https://github.com/ajhalthor/Transformer-Neural-Network/issues/8
 * mistakes: heads merged without the transpose back
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
  const [b, t] = x.shape;
  const inner = params.queryKernel.shape[1];
  const split = (y: tf.Tensor) => tf.transpose(y.reshape([b, t, numHeads, inner / numHeads]), [0, 2, 1, 3]);
  const out = scaledDotProductAttention(
    split(project(x, params.queryKernel)),
    split(project(x, params.keyKernel)),
    split(project(x, params.valueKernel)),
    mask,
  ).output;
  const joined = out.reshape([b, t, inner]);
  return project(joined, params.outputKernel) as tf.Tensor3D;
}
