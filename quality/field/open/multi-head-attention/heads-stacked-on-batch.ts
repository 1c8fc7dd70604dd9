/*
 * wrong: heads go in front of the batch axis, but the merge treats the batch as the outer axis
 * source: https://github.com/lsdefine/attention-is-all-you-need-keras/issues/36
 * mistakes: heads and batch mixed up when the heads are merged
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
    const flat = (kernel: tf.Tensor2D) =>
      project(x, kernel)
        .reshape([batch, n, numHeads, dHead])
        .transpose([2, 0, 1, 3])
        .reshape([numHeads * batch, n, dHead]);
    const { output } = scaledDotProductAttention(
      flat(params.queryKernel),
      flat(params.keyKernel),
      flat(params.valueKernel),
      mask,
    );
    const merged = output
      .reshape([batch, numHeads, n, dHead])
      .transpose([0, 2, 1, 3])
      .reshape([batch, n, numHeads * dHead]);
    return project(merged, params.outputKernel) as tf.Tensor3D;
  });
}
