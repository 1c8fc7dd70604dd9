// expect: all points
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { MultiHeadAttentionParams } from '../given/types';
import { scaledDotProductAttention as attend } from './scaled-dot-product-attention';

class Heads {
  constructor(
    private readonly params: MultiHeadAttentionParams,
    private readonly count: number,
  ) {}
  private columns(t: tf.Tensor3D, h: number): tf.Tensor3D {
    const d = t.shape[2] / this.count;
    return tf.slice3d(t, [0, 0, h * d], [-1, -1, d]);
  }
  run(x: tf.Tensor3D, mask?: tf.Tensor2D): tf.Tensor3D {
    const q = project(x, this.params.queryKernel);
    const k = project(x, this.params.keyKernel);
    const v = project(x, this.params.valueKernel);
    const outs = [...Array(this.count).keys()].map(
      (h) => attend(this.columns(q, h), this.columns(k, h), this.columns(v, h), mask).output,
    );
    return project(tf.concat(outs, -1), this.params.outputKernel) as tf.Tensor3D;
  }
}

export function multiHeadAttention(
  x: tf.Tensor3D,
  params: MultiHeadAttentionParams,
  numHeads: number,
  mask?: tf.Tensor2D,
) {
  return tf.tidy(() => new Heads(params, numHeads).run(x, mask));
}
