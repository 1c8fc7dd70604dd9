/*
 * wrong: queries and keys are handed over in the wrong order
 * source: typical
 * mistakes: queries and keys swapped
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
  const [batch, n] = x.shape;
  const dHead = params.queryKernel.shape[1] / numHeads;
  const asHeads = (kernel: tf.Tensor2D): tf.Tensor =>
    project(x, kernel).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
  const K = asHeads(params.keyKernel);
  const Q = asHeads(params.queryKernel);
  const V = asHeads(params.valueKernel);
  const { output } = scaledDotProductAttention(K, Q, V, mask);
  return project(
    output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]),
    params.outputKernel,
  ) as tf.Tensor3D;
}
