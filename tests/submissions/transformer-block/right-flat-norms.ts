// expect: all points
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

export function transformerBlock(x: tf.Tensor3D, params: any, numHeads: number, mask?: tf.Tensor2D) {
  const [batch, n, d] = x.shape;
  // the positions of all examples as rows of one matrix, except where they look at each other
  const rows = x.reshape([batch * n, d]);
  const attended = multiHeadAttention(x, params.attention, numHeads, mask).reshape([batch * n, d]);
  const first = layerNorm(rows.add(attended), params.attentionNorm);
  const second = layerNorm(tf.addN([first, feedForward(first, params.feedForward)]), params.feedForwardNorm);
  return second.reshape([batch, n, d]) as tf.Tensor3D;
}
