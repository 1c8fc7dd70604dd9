/*
 * wrong: scaled by dHead without the root, and the heads are merged without moving the axis
 *   back
 * source: https://github.com/xieenze/Trans2Seg/issues/4
 * mistakes: dHead instead of its root; heads merged without the transpose back
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
    const split = (k: tf.Tensor2D) =>
      project(x, k).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
    const scores = tf.matMul(split(params.queryKernel), split(params.keyKernel), false, true).div(dHead);
    const weights = tf.softmax(mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores);
    const out = weights.matMul(split(params.valueKernel)).reshape([batch, n, numHeads * dHead]);
    return project(out, params.outputKernel) as tf.Tensor3D;
  });
}
