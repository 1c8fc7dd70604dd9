// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { DetectionScores, SignalModelParams } from '../given/types';

export function clohessyWiltshire(state: tf.Tensor, n: number, t: number): tf.Tensor {
  const [s, c] = [Math.sin(n * t), Math.cos(n * t)];
  const [x, y, z, vx, vy, vz] = tf.split(state, 6, -1);
  const sum = (...terms: tf.Tensor[]) => tf.addN(terms);
  return tf.concat(
    [
      sum(x.mul(4 - 3 * c), vx.mul(s / n), vy.mul((2 * (1 - c)) / n)),
      sum(x.mul(6 * (s - n * t)), y, vx.mul((-2 * (1 - c)) / n), vy.mul((4 * s) / n - 3 * t)),
      sum(z.mul(c), vz.mul(s / n)),
      sum(x.mul(3 * n * s), vx.mul(c), vy.mul(2 * s)),
      sum(x.mul(6 * n * (c - 1)), vx.mul(-2 * s), vy.mul(4 * c - 3)),
      sum(z.mul(-n * s), vz.mul(c)),
    ],
    -1,
  );
}

export function maneuverLogits(
  track: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
  meanMotion: number,
  dt: number,
): tf.Tensor2D {
  const [batch, time] = track.shape;
  const before = track.slice([0, 0, 0], [batch, time - 1, 6]);
  const after = track.slice([0, 1, 0], [batch, time - 1, 6]);
  const found = after.sub(clohessyWiltshire(before, meanMotion, dt));
  const u = tf.concat([tf.zeros([batch, 1, 6]), found], 1) as tf.Tensor3D;
  const x = project(u, params.inputKernel)
    .add(params.inputBias)
    .add(params.positionEmbedding.slice([0, 0], [time, -1])) as tf.Tensor3D;
  const h = transformerBlock(x, params.block, numHeads, causalMask(time));
  return project(h, params.outputKernel).add(params.outputBias).reshape([batch, time]);
}

type Match = [burn: number, detection: number];

function matched(burns: number[], detections: number[], maxDelay: number): Match[] {
  if (burns.length === 0 || detections.length === 0) return [];
  const [burn, ...others] = burns;
  const [detection, ...later] = detections;
  if (detection < burn) return matched(burns, later, maxDelay);
  if (detection > burn + maxDelay) return matched(others, detections, maxDelay);
  return [[burn, detection], ...matched(others, later, maxDelay)];
}

export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {
  const where = (row: number[]) => row.map((flag, t) => (flag ? t : -1)).filter((t) => t >= 0);
  const [d, b] = [detections.arraySync().map(where), burns.arraySync().map(where)];
  const matches = b.flatMap((row, i) => matched(row, d[i], maxDelay));
  const [nd, nb] = [d.flat().length, b.flat().length];
  const delays = matches.map(([burn, detection]) => detection - burn);
  return {
    precision: matches.length / Math.max(nd, 1),
    recall: matches.length / Math.max(nb, 1),
    f1: (2 * matches.length) / Math.max(nd + nb, 1),
    meanDelay: delays.reduce((a, x) => a + x, 0) / Math.max(delays.length, 1),
  };
}
