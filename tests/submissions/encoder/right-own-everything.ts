// expect: all points
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

// only the parts of this module that I trust
const norm = (x: tf.Tensor, p: any) => {
  const c = x.sub(x.mean(-1, true));
  return c.mul(c.square().mean(-1, true).add(1e-5).rsqrt()).mul(p.gain).add(p.bias);
};
function attend(x: tf.Tensor3D, p: any, heads: number, mask?: tf.Tensor2D) {
  const [b, n] = x.shape;
  const split = (kernel: tf.Tensor2D) =>
    project(x, kernel).reshape([b, n, heads, -1]).transpose([0, 2, 1, 3]);
  const q = split(p.queryKernel);
  let s = tf.matMul(q, split(p.keyKernel), false, true).div(Math.sqrt(q.shape[3] as number));
  if (mask) s = tf.where(mask, s, -1e9);
  const o = tf.matMul(tf.softmax(s), split(p.valueKernel)).transpose([0, 2, 1, 3]).reshape([b, n, -1]);
  return project(o, p.outputKernel);
}
export function encoder(x: tf.Tensor3D, blocks: any[], numHeads: number, mask?: tf.Tensor2D): tf.Tensor3D {
  let h: tf.Tensor = x;
  for (const { attention, attentionNorm, feedForward: f, feedForwardNorm } of blocks) {
    h = norm(h.add(attend(h as tf.Tensor3D, attention, numHeads, mask)), attentionNorm);
    const wide = project(h, f.kernel1).add<tf.Tensor>(f.bias1).relu();
    h = norm(h.add(project(wide, f.kernel2).add(f.bias2)), feedForwardNorm);
  }
  return h as tf.Tensor3D;
}
