// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const { kernel1, bias1, kernel2, bias2 } = params;
  const d = x.shape[x.rank - 1] as number;
  const positions = x.size / d;
  const flat = tf.reshape(x, [positions, d]) as tf.Tensor2D;
  let out: tf.Tensor2D | null = null;
  for (let i = 0; i < positions; i++) {
    const row = flat.slice([i, 0], [1, d]);
    const y = tf
      .matMul(tf.relu(tf.matMul(row, kernel1).add(bias1)) as tf.Tensor2D, kernel2)
      .add(bias2) as tf.Tensor2D;
    out = out === null ? y : tf.concat([out, y], 0);
  }
  return tf.reshape(out!, x.shape);
}
