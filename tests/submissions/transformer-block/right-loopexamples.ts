// expect: all points
import type { TransformerBlockParams } from '../given/types';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';
import * as tf from '@tensorflow/tfjs';
export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() =>
    tf.concat(
      Array.from({ length: x.shape[0] }, (_, i) => {
        const xi = x.slice([i, 0, 0], [1, -1, -1]) as tf.Tensor3D;
        const y = layerNorm(
          xi.add(multiHeadAttention(xi, params.attention, numHeads, mask)),
          params.attentionNorm,
        );
        return layerNorm(y.add(feedForward(y, params.feedForward)), params.feedForwardNorm);
      }),
      0,
    ),
  ) as tf.Tensor3D;
}
