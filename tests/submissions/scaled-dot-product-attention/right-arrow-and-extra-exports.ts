// expect: all points
import * as tf from '@tensorflow/tfjs';
const helper = (x: tf.Tensor) => tf.softmax(x);
export const scaledDotProductAttention = (
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
) =>
  tf.tidy(() => {
    const d = queries.shape[queries.shape.length - 1]!;
    let sc = tf.matMul(queries.mul(1 / Math.sqrt(d)), keys, false, true);
    if (mask !== undefined) {
      const neg = tf.onesLike(sc).mul(-1e9);
      sc = tf.where(mask, sc, neg);
    }
    const weights = helper(sc);
    return { weights, output: tf.matMul(weights, values) };
  });
export const extra = 42;
export default helper;
