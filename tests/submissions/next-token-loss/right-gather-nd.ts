// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D) =>
  project(hidden, unembedding);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [b, n, v] = logits.shape;
  const lp = tf.logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v])).reshape([-1, v]);
  const t = tokens.slice([0, 1], [b, n - 1]).reshape([-1]);
  const idx = tf.stack([tf.range(0, b * (n - 1), 1, 'int32'), t.cast('int32')], 1) as tf.Tensor2D;
  return tf.neg(tf.mean(tf.gatherND(lp, idx))) as tf.Scalar;
}
