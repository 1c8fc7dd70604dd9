// expect: misconception interleaved
import * as tf from '@tensorflow/tfjs';
import { sinusoidalPositions } from '../2-transformer/positional-encoding';

export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const largest = t.max().arraySync() as number;
  return tf.gather(sinusoidalPositions(largest + 1, dim), t) as tf.Tensor2D;
}
