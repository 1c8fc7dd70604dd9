// expect: all points
import * as tf from '@tensorflow/tfjs';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  const [b, n, d] = hidden.shape;
  const v = unembedding.shape[1];
  return tf.matMul(hidden.reshape([b * n, d]) as tf.Tensor2D, unembedding).reshape([b, n, v]);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  let total: tf.Tensor = tf.scalar(0);
  for (let t = 0; t < n - 1; t++) {
    const now = logits.slice([0, t, 0], [batch, 1, vocab]).reshape([batch, vocab]);
    const next = tokens.slice([0, t + 1], [batch, 1]).reshape([batch]) as tf.Tensor1D;
    const chosen = now.mul(tf.oneHot(next, vocab)).sum(1);
    total = total.add(tf.logSumExp(now, 1).sub(chosen).sum());
  }
  return total.div(batch * (n - 1)) as tf.Scalar;
}
