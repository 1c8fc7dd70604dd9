// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  let numbers = x.arraySync();
  for (const block of blocks) {
    const y = transformerBlock(tf.tensor3d(numbers), block, numHeads, mask);
    numbers = y.arraySync();
  }
  return tf.tensor3d(numbers, x.shape);
}
