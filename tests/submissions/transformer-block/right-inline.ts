// expect: all points
import type { TransformerBlockParams } from '../given/types';
import { multiHeadAttention } from '../1-attention/multi-head-attention';
import { feedForward } from './feed-forward';
import { layerNorm } from './layer-norm';
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
const ln = (x: tf.Tensor, { gain, bias }: { gain: tf.Tensor; bias: tf.Tensor }) => {
  const { mean, variance } = tf.moments(x, -1, true);
  return x
    .sub(mean)
    .mul(tf.rsqrt(variance.add(1e-5)))
    .mul(gain)
    .add(bias);
};
export function transformerBlock(
  x: tf.Tensor3D,
  params: TransformerBlockParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const { attention: a, attentionNorm, feedForward: f, feedForwardNorm } = params;
  const H = numHeads,
    d = a.queryKernel.shape[1] / H;
  const cols = (k: tf.Tensor2D, h: number) => project(x, k.slice([0, h * d], [-1, d]));
  const outs = [];
  for (let h = 0; h < H; h++) {
    let s = tf.matMul(cols(a.queryKernel, h), cols(a.keyKernel, h), false, true).div(Math.sqrt(d));
    if (mask) s = tf.where(mask, s, tf.scalar(-1e9));
    outs.push(tf.softmax(s).matMul(cols(a.valueKernel, h)));
  }
  const att = project(tf.concat(outs, 2) as tf.Tensor3D, a.outputKernel);
  const y = ln(x.add(att), attentionNorm);
  const ff = project(project(y, f.kernel1).add(f.bias1).relu(), f.kernel2).add(f.bias2);
  return ln(y.add(ff), feedForwardNorm) as tf.Tensor3D;
}
