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
  return tf.tidy(() => {
    const [batch, n, d] = x.shape;
    const results: tf.Tensor3D[] = [];
    for (let b = 0; b < batch; b++) {
      let one = x.slice([b, 0, 0], [1, n, d]);
      blocks.forEach((p) => {
        one = transformerBlock(one, p, numHeads, mask);
      });
      results.push(one);
    }
    return tf.concat(results, 0);
  });
}
