// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams, LayerNormParams } from '../given/types';

// did not want to depend on my other files, so everything is here
const mm = (a: tf.Tensor, w: tf.Tensor2D): tf.Tensor => {
  const n = a.shape[a.rank - 1] as number;
  return tf
    .matMul(a.reshape([a.size / n, n]) as tf.Tensor2D, w)
    .reshape([...a.shape.slice(0, -1), w.shape[1]]);
};
const ln = (a: tf.Tensor, p: LayerNormParams) => {
  const { mean, variance } = tf.moments(a, -1, true);
  return a
    .sub(mean)
    .div(tf.sqrt(variance.add(1e-5)))
    .mul(p.gain)
    .add(p.bias);
};

export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const [b, n] = x.shape;
    const w = params.attention;
    const dh = w.queryKernel.shape[1] / numHeads;
    const heads = (k: tf.Tensor2D) => tf.transpose(mm(x, k).reshape([b, n, numHeads, dh]), [0, 2, 1, 3]);
    let s: tf.Tensor = tf
      .matMul(heads(w.queryKernel), heads(w.keyKernel), false, true)
      .div(tf.sqrt(tf.scalar(dh)));
    if (mask)
      s = tf.where(mask.reshape([1, 1, n, n]).tile([b, numHeads, 1, 1]), s, tf.onesLike(s).mul(-1e30));
    const a = tf.matMul(tf.softmax(s), heads(w.valueKernel));
    const z = mm(tf.transpose(a, [0, 2, 1, 3]).reshape([b, n, numHeads * dh]), w.outputKernel);
    const y = ln(tf.add(z, x), params.attentionNorm);
    const f = params.feedForward;
    const h = tf.relu(mm(y, f.kernel1).add(f.bias1));
    return ln(mm(h, f.kernel2).add(f.bias2).add(y), params.feedForwardNorm) as tf.Tensor3D;
  });
}
