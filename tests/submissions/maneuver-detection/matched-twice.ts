// expect: misconception matched-again
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

export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {
  const [found, real] = [detections.arraySync(), burns.arraySync()];
  let [matches, delay, numFound, numReal] = [0, 0, 0, 0];
  for (let i = 0; i < real.length; i++) {
    const used = new Set<number>();
    for (let t = 0; t < real[i].length; t++) {
      if (found[i][t]) numFound += 1;
      if (!real[i][t]) continue;
      numReal += 1;
      for (let d = t; d <= t + maxDelay && d < found[i].length; d++) {
        if (found[i][d]) {
          used.add(d);
          matches += 1;
          delay += d - t;
          break;
        }
      }
    }
  }
  return {
    precision: numFound === 0 ? 0 : matches / numFound,
    recall: numReal === 0 ? 0 : matches / numReal,
    f1: numFound + numReal === 0 ? 0 : (2 * matches) / (numFound + numReal),
    meanDelay: matches === 0 ? 0 : delay / matches,
  };
}
