// expect: misconception mask-only-first
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  let y = x;
  blocks.forEach(
    (b, i) => (y = i == 0 ? transformerBlock(y, b, numHeads, mask) : transformerBlock(y, b, numHeads)),
  );
  return y;
}
