// expect: misconception only-first-block
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  for (const b of blocks) {
    x = transformerBlock(x, b, numHeads, mask);
    return x;
  }
  return x;
}
