// expect: all points
import * as tf from '@tensorflow/tfjs';
// each row is the one before, with every pair turned a little
export function sinusoidalPositions(length: number, dModel: number): tf.Tensor2D {
  const half = dModel / 2;
  const w = Array.from({ length: half }, (_, i) => Math.exp((-Math.log(1e4) * i) / half));
  const out = new Float32Array(length * dModel);
  const s = new Float64Array(half);
  const c = new Float64Array(half).fill(1);
  for (let p = 0; p < length; p++) {
    for (let i = 0; i < half; i++) {
      out[p * dModel + 2 * i] = s[i];
      out[p * dModel + 2 * i + 1] = c[i];
      const [a, b] = [s[i], c[i]];
      s[i] = a * Math.cos(w[i]) + b * Math.sin(w[i]);
      c[i] = b * Math.cos(w[i]) - a * Math.sin(w[i]);
    }
  }
  return tf.tensor2d(out, [length, dModel]);
}
