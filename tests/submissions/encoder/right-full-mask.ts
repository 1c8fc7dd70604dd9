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
  const n = x.shape[1];
  const visible = mask ?? (tf.ones([n, n], 'bool') as tf.Tensor2D);
  const queue = [...blocks];
  let state = x;
  while (queue.length > 0) {
    const params = queue.shift() as TransformerBlockParams;
    state = transformerBlock(state, params, numHeads, visible);
  }
  return state;
}
