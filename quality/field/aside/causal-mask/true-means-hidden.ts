/*
 * wrong: true marks what is hidden, the opposite of what the course asks for
 * source: https://github.com/rasbt/LLMs-from-scratch/issues/1061
 * mistakes: mask inverted (true means hidden)
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const idx = Array.from({ length }, (_, k) => k);
  const rows = idx.map((i) => idx.map((j) => j > i));
  return tf.tensor2d(rows, [length, length], 'bool');
}
