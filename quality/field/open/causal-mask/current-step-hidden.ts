/*
 * wrong: the diagonal is false, so a position does not see itself
 * source: https://github.com/facebookresearch/fairseq/issues/1495
 * mistakes: diagonal excluded (strictly smaller instead of at most)
 */
import * as tf from '@tensorflow/tfjs';

export function causalMask(length: number): tf.Tensor2D {
  const i = tf.range(0, length, 1, 'int32').expandDims(1);
  const j = tf.range(0, length, 1, 'int32').expandDims(0);
  return tf.less(j, i) as tf.Tensor2D;
}
