/*
 * wrong: the queries are scaled before the attention scales again, and x is added to the result
 * source: typical
 * mistakes: scaled twice; residual added inside the attention
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
    const split = (y: tf.Tensor) => y.reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
    const q = split(project(x, params.queryKernel)).div(Math.sqrt(dHead));
    const k = split(project(x, params.keyKernel));
    const v = split(project(x, params.valueKernel));
    const { output } = scaledDotProductAttention(q, k, v, mask);
    const joined = output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
    return x.add(project(joined, params.outputKernel)) as tf.Tensor3D;
  });
}
