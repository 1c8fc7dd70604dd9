// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { DetectionScores, SignalModelParams } from '../given/types';

const identity = [0, 1, 2, 3, 4, 5].map((i) => [0, 1, 2, 3, 4, 5].map((j) => Number(i === j)));

/** The change of the state, added to the state. */
export function clohessyWiltshire(state: tf.Tensor, n: number, dt: number): tf.Tensor {
  return tf.tidy(() => {
    const m = identity.map((row) => [...row]);
    const angle = n * dt;
    const s = Math.sin(angle);
    const v = 1 - Math.cos(angle);
    m[0] = [1 + 3 * v, 0, 0, s / n, (2 * v) / n, 0];
    m[1] = [6 * (s - angle), 1, 0, (-2 * v) / n, (4 * s - 3 * angle) / n, 0];
    m[2] = [0, 0, 1 - v, 0, 0, s / n];
    m[3] = [3 * n * s, 0, 0, 1 - v, 2 * s, 0];
    m[4] = [-6 * n * v, 0, 0, -2 * s, 1 - 4 * v, 0];
    m[5] = [0, 0, -n * s, 0, 0, 1 - v];
    const rows = state.reshape([-1, 6]) as tf.Tensor2D;
    return tf.einsum('ij,bj->bi', tf.tensor2d(m), rows).reshape(state.shape);
  });
}

export function maneuverLogits(
  track: tf.Tensor3D,
  p: SignalModelParams,
  numHeads: number,
  n: number,
  dt: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [batch, time] = track.shape;
    const states = tf.unstack(track, 1);
    const found = states.map((state, t) =>
      t === 0 ? tf.zerosLike(state) : state.sub(clohessyWiltshire(states[t - 1], n, dt)),
    );
    const u = tf.stack(found, 1);
    const x = tf
      .einsum('btf,fd->btd', u, p.inputKernel)
      .add(p.inputBias)
      .add(p.positionEmbedding.slice([0, 0], [time, -1]));
    const h = transformerBlock(x as tf.Tensor3D, p.block, numHeads, causalMask(time));
    return tf.einsum('btd,dk->btk', h, p.outputKernel).add(p.outputBias).reshape([batch, time]);
  });
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
        if (found[i][d] && !used.has(d)) {
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
