// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
export const encoder = (
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D =>
  tf.tidy(() => {
    let stream = x.clone();
    for (let i = 0; i < blocks.length; i++) stream = transformerBlock(stream, blocks[i], numHeads, mask);
    return stream;
  });
