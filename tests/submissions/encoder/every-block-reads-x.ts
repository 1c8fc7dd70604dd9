// expect: misconception every-block-reads-x
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  let out = x;
  blocks.forEach((b) => {
    out = transformerBlock(x, b, numHeads, mask);
  });
  return out;
}
