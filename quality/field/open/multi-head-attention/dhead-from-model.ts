/*
 * wrong: takes dHead as dModel / numHeads, which is not always right, so a reshape fails
 * source: https://github.com/jadore801120/attention-is-all-you-need-pytorch/issues/211
 * mistakes: error: dHead taken from dModel, reshape fails
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
  const [batch, n, dModel] = x.shape;
  const dHead = dModel / numHeads;
  const split = (kernel: tf.Tensor2D) =>
    project(x, kernel).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
  const { output } = scaledDotProductAttention(
    split(params.queryKernel),
    split(params.keyKernel),
    split(params.valueKernel),
    mask,
  );
  const merged = output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
  return project(merged, params.outputKernel) as tf.Tensor3D;
}
