// expect: all points
import * as tf from '@tensorflow/tfjs';
import { scaledDotProductAttention } from './scaled-dot-product-attention';

/** heads become extra batch entries: kernels [D, H*d] -> [H, D, d], x tiled over the heads */
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: any,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const [B, N, D] = x.shape;
  const d = params.queryKernel.shape[1] / numHeads;
  const perHead = (kernel: tf.Tensor2D) =>
    kernel
      .reshape([1, D, numHeads, d])
      .transpose([0, 2, 1, 3])
      .tile([B, 1, 1, 1])
      .reshape([B * numHeads, D, d]);
  const xs = tf.tile(tf.expandDims(x, 1), [1, numHeads, 1, 1]).reshape([B * numHeads, N, D]);
  const { output } = scaledDotProductAttention(
    tf.matMul(xs, perHead(params.queryKernel)),
    tf.matMul(xs, perHead(params.keyKernel)),
    tf.matMul(xs, perHead(params.valueKernel)),
    mask,
  );
  // result = sum over heads of output_h · W_O[h]
  const wo = params.outputKernel
    .reshape([1, numHeads, d, D])
    .tile([B, 1, 1, 1])
    .reshape([B * numHeads, d, D]);
  return tf.matMul(output, wo).reshape([B, numHeads, N, D]).sum(1) as tf.Tensor3D;
}
