/*
 * wrong: the last axis is split into [dHead, numHeads], so a head gets every numHeads-th column
 * source: typical
 * mistakes: columns dealt out to the heads in turn (interleaved)
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
    const split = (kernel: tf.Tensor2D) =>
      tf.transpose(project(x, kernel).reshape([batch, n, dHead, numHeads]), [0, 3, 1, 2]);
    const { output } = scaledDotProductAttention(
      split(params.queryKernel),
      split(params.keyKernel),
      split(params.valueKernel),
      mask,
    );
    const merged = output.transpose([0, 2, 3, 1]).reshape([batch, n, dHead * numHeads]);
    return project(merged, params.outputKernel) as tf.Tensor3D;
  });
}
