import * as tf from '@tensorflow/tfjs';

/**
 * The product over the last axis, `x · kernel`, for x of any rank. Both arguments have a gradient.
 *
 * `tf.matMul` of a rank 3 tensor and a rank 2 tensor gives the right values, but has no gradient
 * for the second one.
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
