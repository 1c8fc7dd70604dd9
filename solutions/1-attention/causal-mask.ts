import * as tf from '@tensorflow/tfjs';

/**
 * Returns the causal mask, which prevents a position from attending to later positions.
 *
 * Row i may attend to column j exactly when j ≤ i (Vaswani et al. 2017, section 3.2.3).
 *
 * @param length number of positions, at least 1
 * @returns bool `[length, length]`, true where row i may attend to column j
 */
export function causalMask(length: number): tf.Tensor2D {
  return tf.tidy(() => {
    const positions = tf.range(0, length, 1, 'int32');
    const rows = positions.reshape([length, 1]);
    const columns = positions.reshape([1, length]);
    return tf.lessEqual(columns, rows);
  });
}
