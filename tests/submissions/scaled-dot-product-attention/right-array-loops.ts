// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  const q: any = queries.reshape([-1, ...queries.shape.slice(-2)]).arraySync(),
    k: any = keys.reshape([-1, ...keys.shape.slice(-2)]).arraySync(),
    v: any = values.reshape([-1, ...values.shape.slice(-2)]).arraySync(),
    mk: any = mask ? mask.arraySync() : null;
  const W: any = [],
    O: any = [];
  for (let b = 0; b < q.length; b++) {
    const wb: any = [],
      ob: any = [];
    for (let i = 0; i < q[b].length; i++) {
      let sc = k[b].map((kk: any, j: number) =>
        mk && !mk[i][j]
          ? -Infinity
          : q[b][i].reduce((a: number, x: number, d: number) => a + x * kk[d], 0) / Math.sqrt(kk.length),
      );
      const mx = Math.max(...sc);
      sc = sc.map((x: number) => Math.exp(x - mx));
      const z = sc.reduce((a: number, x: number) => a + x, 0);
      const w = sc.map((x: number) => x / z);
      wb.push(w);
      ob.push(
        v[b][0].map((_: any, d: number) =>
          w.reduce((a: number, x: number, j: number) => a + x * v[b][j][d], 0),
        ),
      );
    }
    W.push(wb);
    O.push(ob);
  }
  const lead = queries.shape.slice(0, -2);
  return {
    output: tf.tensor(O.flat(5), [...lead, queries.shape.at(-2)!, values.shape.at(-1)!]),
    weights: tf.tensor(W.flat(5), [...lead, queries.shape.at(-2)!, keys.shape.at(-2)!]),
  };
}
