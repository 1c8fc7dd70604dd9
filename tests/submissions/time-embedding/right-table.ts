// expect: all points
import * as tf from '@tensorflow/tfjs';
import { sinusoidalPositions } from '../2-transformer/positional-encoding';

const COUNT = 1000;

// the table of module 2, its columns put in order; step 1000 is step 500 turned twice
export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  return tf.tidy(() => {
    const half = dim / 2;
    const table = sinusoidalPositions(COUNT, dim).reshape([COUNT, half, 2]).transpose([2, 0, 1]);
    const [sines, cosines] = tf.unstack(table);
    const isLast = t.equal(COUNT).expandDims(1);
    const index = tf.where(t.equal(COUNT), t.sub(500), t).cast('int32') as tf.Tensor1D;
    const s = tf.gather(sines, index);
    const c = tf.gather(cosines, index);
    const sine = tf.where(isLast, s.mul(c).mul(2), s);
    const cosine = tf.where(isLast, c.square().sub(s.square()), c);
    return tf.concat([sine, cosine], 1) as tf.Tensor2D;
  });
}
