// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';

type M = number[][];
const mul = (a: M, b: M): M => a.map((r) => b[0].map((_, j) => r.reduce((s, v, k) => s + v * b[k][j], 0)));

export function multiHeadAttention(
  x: tf.Tensor3D,
  params: any,
  numHeads: number,
  mask?: tf.Tensor2D,
): tf.Tensor3D {
  const X = x.arraySync() as number[][][];
  const [Q, K, V, O] = ['queryKernel', 'keyKernel', 'valueKernel', 'outputKernel'].map(
    (name) => params[name].arraySync() as M,
  );
  const ok = mask ? mask.arraySync() : null;
  const d = Q[0].length / numHeads;
  const out = X.map((seq) => {
    const q = mul(seq, Q),
      k = mul(seq, K),
      v = mul(seq, V);
    const joined: M = seq.map(() => []);
    for (let h = 0; h < numHeads; h++) {
      for (let i = 0; i < seq.length; i++) {
        const scores = seq.map((_, j) => {
          if (ok && !ok[i][j]) return -Infinity;
          let s = 0;
          for (let c = h * d; c < (h + 1) * d; c++) s += q[i][c] * k[j][c];
          return s / Math.sqrt(d);
        });
        const top = Math.max(...scores);
        const e = scores.map((s) => Math.exp(s - top));
        const z = e.reduce((a, b) => a + b);
        for (let c = h * d; c < (h + 1) * d; c++)
          joined[i].push(e.reduce((s, w, j) => s + (w / z) * v[j][c], 0));
      }
    }
    return mul(joined, O);
  });
  return tf.tensor3d(out);
}
