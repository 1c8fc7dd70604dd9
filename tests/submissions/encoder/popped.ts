// expect: misconception blocks-reversed
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const stack = [...blocks];
  let y = x;
  while (stack.length) y = transformerBlock(y, stack.pop()!, numHeads, mask);
  return y;
}
