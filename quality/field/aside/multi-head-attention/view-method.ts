/*
 * wrong: calls view, a method of PyTorch
 * source: typical
 * mistakes: error: method of PyTorch that tfjs lacks (view)
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
  const split = (y: any) => y.view([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
  const { output } = scaledDotProductAttention(
    split(project(x, params.queryKernel)),
    split(project(x, params.keyKernel)),
    split(project(x, params.valueKernel)),
    mask,
  );
  return project(
    output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]),
    params.outputKernel,
  ) as tf.Tensor3D;
}
