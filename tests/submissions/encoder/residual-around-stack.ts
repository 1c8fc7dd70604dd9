// expect: misconception residual-around-stack
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
  for (const b of blocks) y = transformerBlock(y, b, numHeads, mask);
  return y.add(x);
}
