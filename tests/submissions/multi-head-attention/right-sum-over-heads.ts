// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';
import { project } from '../given/project';
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const d = params.queryKernel.shape[1] / numHeads;
    const head = (h: number) => {
      const c = (w: tf.Tensor2D) => project(x, w.slice([0, h * d], [-1, d]));
      const { output } = scaledDotProductAttention(
        c(params.queryKernel),
        c(params.keyKernel),
        c(params.valueKernel),
        mask,
      );
      return project(output as tf.Tensor3D, params.outputKernel.slice([h * d, 0], [d, -1]));
    };
    return tf.addN(Array.from({ length: numHeads }, (_, h) => head(h))) as tf.Tensor3D;
  });
}
