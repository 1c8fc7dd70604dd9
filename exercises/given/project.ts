import * as tf from '@tensorflow/tfjs';

/**
 * The product over the last axis, `x · kernel`, for x of any rank, with a gradient for both.
 *
 * `tf.matMul` of a rank 3 and a rank 2 tensor gives the right values, but has no gradient for the second.
 *
 * @param x `[..., dIn]`
 * @param kernel `[dIn, dOut]`
 * @returns `[..., dOut]`
 */
export function project<T extends tf.Tensor>(x: T, kernel: tf.Tensor2D): T {
  return tf.tidy(() => {
    const [dIn, dOut] = kernel.shape;
    const rows = tf.reshape(x, [-1, dIn]) as tf.Tensor2D;
    return tf.reshape(tf.matMul(rows, kernel), [...x.shape.slice(0, -1), dOut]) as tf.Tensor as T;
  });
}
