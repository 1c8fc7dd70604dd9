/*
 * wrong: queries also use the key kernel, and the mask is ignored
 * source: typical
 * mistakes: key kernel used for the queries; mask ignored
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
  const dHead = params.keyKernel.shape[1] / numHeads;
  const [q, k, v] = [params.keyKernel, params.keyKernel, params.valueKernel].map((kernel) =>
    tf.transpose(project(x, kernel).reshape([batch, n, numHeads, dHead]), [0, 2, 1, 3]),
  );
  const { output } = scaledDotProductAttention(q, k, v);
  const merged = tf.transpose(output, [0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
  return project(merged, params.outputKernel) as tf.Tensor3D;
}
