/*
 * wrong: upper triangle, and the dtype is int32
 * source: https://github.com/harvardnlp/namedtensor/issues/73
 * mistakes: transposed; dtype int32 instead of bool
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const positions = Array.from(Array(length).keys());
  const matrix = positions.map((i) => positions.map((j) => (i <= j ? 1 : 0)));
  return tf.tensor2d(matrix, [length, length], 'int32');
}
