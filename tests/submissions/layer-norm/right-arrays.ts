// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';

export function layerNorm(x: tf.Tensor, { gain, bias }: any, epsilon?: number): tf.Tensor {
  const eps = epsilon === undefined ? 1e-5 : epsilon;
  const data = Array.from(x.dataSync());
  const g = gain.dataSync();
  const b = bias.dataSync();
  const d = g.length;
  for (let start = 0; start < data.length; start += d) {
    const row = data.slice(start, start + d);
    const m = row.reduce((s, v) => s + v, 0) / d;
    const v = row.reduce((s, a) => s + (a - m) ** 2, 0) / d;
    for (let i = 0; i < d; i++) data[start + i] = ((row[i] - m) / Math.sqrt(v + eps)) * g[i] + b[i];
  }
  return tf.tensor(data, x.shape);
}
