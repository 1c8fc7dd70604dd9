/*
 * wrong: an own attention scales by the root of the full width instead of dHead
 * source: https://github.com/omihub777/ViT-CIFAR/pull/11
 * mistakes: wrong scale: root of numHeads*dHead (all heads together)
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
    const width = params.queryKernel.shape[1];
    const dHead = width / numHeads;
    const split = (k: tf.Tensor2D) =>
      project(x, k).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
    let scores = tf
      .matMul(split(params.queryKernel), split(params.keyKernel), false, true)
      .div(Math.sqrt(width));
    if (mask) scores = tf.where(mask, scores, tf.fill(scores.shape, -1e9));
    const out = tf.matMul(tf.softmax(scores), split(params.valueKernel));
    return project(
      out.transpose([0, 2, 1, 3]).reshape([batch, n, width]),
      params.outputKernel,
    ) as tf.Tensor3D;
  });
}
