// expect: all points
// Burns and detections in order of time, with one pointer into each.
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { DetectionScores, SignalModelParams } from '../given/types';

const matrix = (n: number, t: number): tf.Tensor2D => {
  const a = n * t;
  const [s, c] = [Math.sin(a), Math.cos(a)];
  // Columns of the usual form, so that rows of states can be multiplied from the left.
  return tf.tensor2d(
    [
      4 - 3 * c,
      6 * (s - a),
      0,
      3 * n * s,
      -6 * n * (1 - c),
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      c,
      0,
      0,
      -n * s,
      s / n,
      -(2 / n) * (1 - c),
      0,
      c,
      -2 * s,
      0,
      (2 / n) * (1 - c),
      (4 * s - 3 * a) / n,
      0,
      2 * s,
      4 * c - 3,
      0,
      0,
      0,
      s / n,
      0,
      0,
      c,
    ],
    [6, 6],
  );
};

export const clohessyWiltshire = (state: tf.Tensor, meanMotion: number, dt: number): tf.Tensor =>
  tf.tidy(() => tf.matMul(state.reshape([-1, 6]), matrix(meanMotion, dt)).reshape(state.shape));

export const maneuverLogits = (
  track: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
  meanMotion: number,
  dt: number,
) =>
  tf.tidy(() => {
    const [tracks, steps] = track.shape;
    const predicted = clohessyWiltshire(track, meanMotion, dt);
    const isLater = tf.greater(tf.range(0, steps), 0).cast('float32').reshape([1, steps, 1]);
    const shifted = tf.gather(
      predicted,
      [...Array(steps).keys()].map((t) => Math.max(0, t - 1)),
      1,
    );
    const u = track.sub(shifted).mul(isLater) as tf.Tensor3D;
    const x = tf.add(
      project(u, params.inputKernel),
      params.inputBias.add(params.positionEmbedding.slice(0, steps)),
    );
    const h = transformerBlock(x as tf.Tensor3D, params.block, numHeads, causalMask(steps));
    return project(h, params.outputKernel).add(params.outputBias).reshape([tracks, steps]) as tf.Tensor2D;
  });

export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {
  const [tracks, time] = burns.shape;
  const [found, real] = [detections.dataSync(), burns.dataSync()];
  let matches = 0;
  let delays = 0;
  for (let i = 0; i < tracks; i++) {
    const [b, d]: [number[], number[]] = [[], []];
    for (let t = 0; t < time; t++) {
      if (real[i * time + t]) b.push(t);
      if (found[i * time + t]) d.push(t);
    }
    let next = 0;
    for (const burn of b) {
      while (next < d.length && d[next] < burn) next++;
      if (next === d.length || d[next] > burn + maxDelay) continue;
      matches++;
      delays += d[next] - burn;
      next++;
    }
  }
  const sum = (flags: ArrayLike<number>) => Array.from(flags).filter((flag) => flag !== 0).length;
  const [nd, nb] = [sum(found), sum(real)];
  return {
    precision: nd && matches / nd,
    recall: nb && matches / nb,
    f1: nd + nb && (2 * matches) / (nd + nb),
    meanDelay: matches && delays / matches,
  };
}
