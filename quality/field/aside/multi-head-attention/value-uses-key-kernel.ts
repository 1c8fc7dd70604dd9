/*
 * wrong: the values are projected with the key kernel
 * source: https://github.com/yflyzhang/AnnotatedTransformer/issues/1
 * mistakes: key kernel used for the values
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
  const { queryKernel, keyKernel, outputKernel } = params;
  const [batch, n] = x.shape;
  const dHead = queryKernel.shape[1] / numHeads;
  const toHeads = (kernel: tf.Tensor2D) =>
    project(x, kernel).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
  const query = toHeads(queryKernel);
  const key = toHeads(keyKernel);
  const value = toHeads(keyKernel);
  const context = scaledDotProductAttention(query, key, value, mask).output;
  const merged = context.transpose([0, 2, 1, 3]).reshape([batch, n, -1]);
  return project(merged, outputKernel) as tf.Tensor3D;
}
