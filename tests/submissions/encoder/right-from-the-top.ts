// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
/** the last block applied to the stack below it */
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const top = blocks.length - 1;
  return top < 0
    ? x
    : transformerBlock(encoder(x, blocks.slice(0, top), numHeads, mask), blocks[top], numHeads, mask);
}
