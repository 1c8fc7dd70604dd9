// expect: all points
import * as tf from '@tensorflow/tfjs';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';

type Sublayer = (x: tf.Tensor) => tf.Tensor;
const withResidual =
  (sublayer: Sublayer): Sublayer =>
  (x) =>
    tf.add(x, sublayer(x));
const then =
  (...steps: Sublayer[]): Sublayer =>
  (x) =>
    steps.reduce((value, step) => step(value), x);

export function transformerBlock(
  x: tf.Tensor3D,
  params: any,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  return then(
    withResidual((v) => multiHeadAttention(v as tf.Tensor3D, params.attention, numHeads, mask)),
    (v) => layerNorm(v, params.attentionNorm, 0.00001),
    withResidual((v) => feedForward(v, params.feedForward)),
    (v) => layerNorm(v, params.feedForwardNorm),
  )(x) as tf.Tensor3D;
}
