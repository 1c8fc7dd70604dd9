/*
 * wrong: a ReLU on the projected output
 * source: https://github.com/Kyubyong/transformer/pull/17
 * mistakes: ReLU on the output
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
  const heads = [...Array(numHeads).keys()].map((h) => {
    const cols = (kernel: tf.Tensor2D): tf.Tensor2D =>
      tf.slice(kernel, [0, h * dHead], [kernel.shape[0], dHead]);
    return scaledDotProductAttention(
      project(x, cols(params.queryKernel)),
      project(x, cols(params.keyKernel)),
      project(x, cols(params.valueKernel)),
      mask,
    ).output;
  });
  const joined = heads.length === 1 ? heads[0] : tf.concat(heads, 2);
  return project(joined.reshape([batch, n, numHeads * dHead]), params.outputKernel).relu() as tf.Tensor3D;
}
