/*
 * wrong: the output projection is missing
 * source: https://github.com/Kyubyong/transformer/pull/17
 * mistakes: output projection missing
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
    const width = params.valueKernel.shape[1];
    const dHead = width / numHeads;
    const outputs: tf.Tensor[] = [];
    for (let h = 0; h < numHeads; h++) {
      const part = (kernel: tf.Tensor2D) =>
        project(x, kernel.slice([0, h * dHead], [-1, dHead]) as tf.Tensor2D);
      outputs.push(
        scaledDotProductAttention(
          part(params.queryKernel),
          part(params.keyKernel),
          part(params.valueKernel),
          mask,
        ).output,
      );
    }
    return tf.concat(outputs, -1).reshape([batch, n, width]) as tf.Tensor3D;
  });
}
