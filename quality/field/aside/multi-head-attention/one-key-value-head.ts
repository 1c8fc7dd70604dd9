/*
 * wrong: all heads share the keys and values of the first head
 * source: https://github.com/lucidrains/imagen-pytorch/issues/255
 * mistakes: keys and values of head 0 used for all heads
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
    const dHead = params.queryKernel.shape[1] / numHeads;
    const first = (kernel: tf.Tensor2D) => kernel.slice([0, 0], [kernel.shape[0], dHead]);
    const k = project(x, first(params.keyKernel));
    const v = project(x, first(params.valueKernel));
    const all: tf.Tensor[] = [];
    for (let h = 0; h < numHeads; h += 1) {
      const q = project(x, params.queryKernel.slice([0, h * dHead], [-1, dHead]));
      all.push(scaledDotProductAttention(q, k, v, mask).output);
    }
    return project(tf.concat(all, -1), params.outputKernel) as tf.Tensor3D;
  });
}
