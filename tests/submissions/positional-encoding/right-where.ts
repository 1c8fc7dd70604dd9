// expect: all points
import * as tf from '@tensorflow/tfjs';
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const rates = tf.tensor1d(
      Array.from({ length: dModel }, (_, j) => 1 / 10000 ** ((2 * Math.floor(j / 2)) / dModel)),
    );
    const angles = tf.outerProduct(tf.range(0, length) as tf.Tensor1D, rates);
    const isEven = tf.range(0, dModel, 1, 'int32').mod(tf.scalar(2, 'int32')).equal(0);
    return tf.where(isEven, tf.sin(angles), tf.cos(angles)) as tf.Tensor2D;
  });
}
