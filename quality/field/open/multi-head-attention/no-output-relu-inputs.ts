/*
 * wrong: ReLU on the projections, and the result is not projected with the output kernel
 * source: https://github.com/DeepGraphLearning/RecommenderSystems/issues/21
 * mistakes: ReLU on the projections; output projection missing
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
    const [b, n] = x.shape;
    const d = params.queryKernel.shape[1] / numHeads;
    const linear = (w: tf.Tensor2D) =>
      project(x, w).relu().reshape([b, n, numHeads, d]).transpose([0, 2, 1, 3]);
    const { output } = scaledDotProductAttention(
      linear(params.queryKernel),
      linear(params.keyKernel),
      linear(params.valueKernel),
      mask,
    );
    return output.transpose([0, 2, 1, 3]).reshape([b, n, numHeads * d]) as tf.Tensor3D;
  });
}
