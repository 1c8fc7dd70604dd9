/*
 * wrong: a ReLU after each of the projections of queries, keys and values
 * source: https://github.com/CyberZHG/keras-multi-head/issues/8
 * mistakes: ReLU on the query, key and value projections
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
    const [batch, n] = x.shape;
    const dHead = params.queryKernel.shape[1] / numHeads;
    const dense = (kernel: tf.Tensor2D) => tf.relu(project(x, kernel));
    const [q, k, v] = [params.queryKernel, params.keyKernel, params.valueKernel]
      .map(dense)
      .map((y) => y.reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]));
    const { output } = scaledDotProductAttention(q, k, v, mask);
    const concat = output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
    return project(concat, params.outputKernel) as tf.Tensor3D;
  });
}
