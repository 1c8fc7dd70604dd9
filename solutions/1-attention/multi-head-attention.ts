import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention } from './scaled-dot-product-attention';

/**
 * Multi-head self-attention without biases (Vaswani et al. 2017, section 3.2.2).
 *
 * Head h owns columns h·dHead … (h+1)·dHead − 1 of the query, key and value kernels. The outputs
 * of the heads are concatenated in order, then projected with the output kernel.
 * `tf.grad` must be able to differentiate the result with respect to x and the kernels.
 *
 * @param x `[batch, n, dModel]`
 * @param params `queryKernel`, `keyKernel`, `valueKernel` `[dModel, numHeads·dHead]` and
 *   `outputKernel` `[numHeads·dHead, dModel]`; dHead need not be dModel / numHeads
 * @param numHeads number of heads, at least 1
 * @param mask optional bool `[n, n]`, true where position i may attend to position j
 * @returns `[batch, n, dModel]`
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, n] = x.shape;
    const dHead = params.queryKernel.shape[1] / numHeads;
    const splitHeads = (kernel: tf.Tensor2D): tf.Tensor =>
      project(x, kernel).reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);

    const { output } = scaledDotProductAttention(
      splitHeads(params.queryKernel),
      splitHeads(params.keyKernel),
      splitHeads(params.valueKernel),
      mask,
    );
    const concatenated = output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
    return project(concatenated, params.outputKernel) as tf.Tensor3D;
  });
}
