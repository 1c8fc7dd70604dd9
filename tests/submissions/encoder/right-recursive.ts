// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  if (blocks.length === 0) return x;
  const [first, ...rest] = blocks;
  return encoder(transformerBlock(x, first, numHeads, mask), rest, numHeads, mask);
}
