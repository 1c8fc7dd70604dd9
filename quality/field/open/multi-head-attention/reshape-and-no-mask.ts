/*
 * wrong: splits the heads by a reshape alone and forgets the mask
 * source: https://github.com/649453932/Chinese-Text-Classification-Pytorch/issues/53
 * mistakes: heads split by reshape without transpose; mask ignored
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
  const Q = project(x, params.queryKernel).reshape([batch * numHeads, -1, dHead]);
  const K = project(x, params.keyKernel).reshape([batch * numHeads, -1, dHead]);
  const V = project(x, params.valueKernel).reshape([batch * numHeads, -1, dHead]);
  const context = scaledDotProductAttention(Q, K, V).output;
  return project(context.reshape([batch, n, dHead * numHeads]), params.outputKernel) as tf.Tensor3D;
}
