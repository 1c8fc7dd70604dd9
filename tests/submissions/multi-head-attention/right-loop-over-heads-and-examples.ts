// expect: all points
import * as tf from '@tensorflow/tfjs';
import type { MultiHeadAttentionParams } from '../given/types';

// one head of one example, everything 2-D
function head(x: tf.Tensor2D, wq: tf.Tensor2D, wk: tf.Tensor2D, wv: tf.Tensor2D, mask?: tf.Tensor2D) {
  const q = tf.matMul(x, wq);
  const k = tf.matMul(x, wk);
  const v = tf.matMul(x, wv);
  let s: tf.Tensor = tf.matMul(q, tf.transpose(k)).mul(1 / Math.sqrt(wq.shape[1]));
  if (mask !== undefined) s = s.add(tf.sub(1, mask.toFloat()).mul(-1e9));
  return tf.matMul(tf.softmax(s) as tf.Tensor2D, v);
}

export const multiHeadAttention = (
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D => {
  const dHead = params.queryKernel.shape[1] / numHeads;
  const [batch, n, dModel] = x.shape;
  const cut = (w: tf.Tensor2D, h: number) => w.slice([0, h * dHead], [dModel, dHead]);
  const results: tf.Tensor2D[] = [];
  for (let b = 0; b < batch; b++) {
    const one = x.slice([b, 0, 0], [1, n, dModel]).reshape([n, dModel]) as tf.Tensor2D;
    const heads: tf.Tensor2D[] = [];
    for (let h = 0; h < numHeads; h++) {
      heads.push(
        head(one, cut(params.queryKernel, h), cut(params.keyKernel, h), cut(params.valueKernel, h), mask),
      );
    }
    const all = heads.length > 1 ? tf.concat(heads, 1) : heads[0];
    results.push(tf.matMul(all, params.outputKernel));
  }
  return tf.stack(results) as tf.Tensor3D;
};
