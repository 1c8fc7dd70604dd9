// expect: all points
// The score as Hersbach computes it: the area between two squared step functions.
import * as tf from '@tensorflow/tfjs';

function area(members: number[], y: number): number {
  const sorted = [...members].sort((a, b) => a - b);
  const m = sorted.length;
  let total = 0;
  if (y < sorted[0]) total += sorted[0] - y;
  if (y > sorted[m - 1]) total += y - sorted[m - 1];
  for (let i = 1; i < m; i++) {
    const p = i / m;
    const low = sorted[i - 1];
    const high = sorted[i];
    const place = Math.max(low, Math.min(high, y));
    total += p ** 2 * (place - low) + (1 - p) ** 2 * (high - place);
  }
  return total;
}

function meanDifference(members: number[]): number {
  const m = members.length;
  let sum = 0;
  for (const a of members) for (const b of members) sum += Math.abs(a - b);
  return sum / m / m;
}

export function crps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const y = observations.dataSync();
  return tf.tensor1d(ensemble.arraySync().map((row, i) => area(row, y[i])));
}

export function fairCrps(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const y = observations.dataSync();
  return tf.tensor1d(
    ensemble.arraySync().map((row, i) => area(row, y[i]) - meanDifference(row) / (2 * (row.length - 1))),
  );
}

export function spreadSkillRatio(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const x = ensemble.arraySync();
  const m = x[0].length;
  // The variance from all pairs of members, without a mean.
  let variance = 0;
  for (const row of x) for (const a of row) for (const b of row) variance += (a - b) ** 2 / (2 * m * (m - 1));
  const y = observations.arraySync();
  const squared = x.map((row, i) => (row.reduce((s, each) => s + each, 0) / m - y[i]) ** 2);
  const mse = squared.reduce((s, each) => s + each, 0);
  return tf.scalar(Math.sqrt((variance * (1 + 1 / m)) / mse));
}

export function rankHistogram(ensemble: tf.Tensor2D, observations: tf.Tensor1D) {
  const y = observations.arraySync();
  const ranks = ensemble.arraySync().map((row, i) => [...row, y[i]].sort((a, b) => a - b).indexOf(y[i]));
  return Array.from({ length: ensemble.shape[1] + 1 }, (_, k) => ranks.filter((rank) => rank === k).length);
}
