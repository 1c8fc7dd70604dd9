// expect: misconception mirrored
import * as tf from '@tensorflow/tfjs';

const roll = (x: tf.Tensor, by: number) => {
  const n = x.shape[x.rank - 1];
  return tf.gather(
    x,
    Array.from({ length: n }, (_, i) => (i - by + n) % n),
    x.rank - 1,
  );
};

export function lorenz96Tendency(x: tf.Tensor, forcing: number) {
  return roll(x, 1).sub(roll(x, -2)).mul(roll(x, -1)).sub(x).add(forcing);
}
