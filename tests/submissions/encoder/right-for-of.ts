// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
) {
  let y = x;
  for (const block of blocks) {
    y = transformerBlock(y, block, numHeads, mask);
  }
  return y;
}
