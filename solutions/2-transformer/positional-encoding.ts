import * as tf from '@tensorflow/tfjs';

/**
 * The sinusoidal position encodings of Vaswani et al. 2017, section 3.5. With
 * angle = position / 10000^(2i / dModel), in radians, column 2i is the sine of the angle and
 * column 2i + 1 its cosine.
 *
 * @param length number of positions, at least 1; they count from 0
 * @param dModel number of columns, even
 * @returns `[length, dModel]`, with values from −1 to 1
 */
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const frequencies = tf.pow(10000, tf.range(0, dModel / 2).mul(-2 / dModel));
    const angles = tf.range(0, length).expandDims(1).mul(frequencies);
    return tf.stack([angles.sin(), angles.cos()], 2).reshape([length, dModel]);
  });
}
