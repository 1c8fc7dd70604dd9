// expect: all points
import * as tf from '@tensorflow/tfjs';

type Score = (ensemble: tf.Tensor2D, observations: tf.Tensor1D) => tf.Tensor1D;

const scored =
  (pairs: (m: number) => number): Score =>
  (ensemble, observations) => {
    const x = ensemble.arraySync();
    const y = observations.arraySync();
    return tf.tensor1d(
      x.map((row, c) => {
        const m = row.length;
        let near = 0;
        let apart = 0;
        for (let i = 0; i < m; i++) {
          near += Math.abs(row[i] - y[c]) / m;
          for (let j = i + 1; j < m; j++) apart += Math.abs(row[i] - row[j]);
        }
        return m === 1 ? near : near - apart / pairs(m);
      }),
    );
  };

export const crps = scored((m) => m * m);
export const fairCrps = scored((m) => m * (m - 1));

export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D): tf.Scalar {
  const x = ensemble.arraySync();
  const y = observations.arraySync();
  let spread = 0;
  let error = 0;
  x.forEach((row, c) => {
    const m = row.length;
    const mean = row.reduce((a, b) => a + b, 0) / m;
    spread += row.reduce((a, b) => a + (b - mean) ** 2, 0) / (m - 1);
    error += (mean - y[c]) ** 2;
  });
  const m = ensemble.shape[1];
  return tf.scalar(Math.sqrt(((m + 1) / m) * (spread / error)));
}

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D): number[] {
  const x = ensemble.arraySync();
  const y = observations.arraySync();
  const counts: number[] = [];
  for (let k = 0; k <= ensemble.shape[1]; k++) counts.push(0);
  for (let c = 0; c < x.length; c++) {
    let rank = 0;
    for (const member of x[c]) if (member < y[c]) rank++;
    counts[rank]++;
  }
  return counts;
}
