// expect: all points
// Motion and matching on arrays of numbers; nothing here needs a gradient.
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { DetectionScores, SignalModelParams } from '../given/types';

type State = number[];

function propagate([x, y, z, u, v, w]: State, n: number, t: number): State {
  const s = Math.sin(n * t);
  const c = Math.cos(n * t);
  return [
    (4 - 3 * c) * x + (s * u) / n + (2 * (1 - c) * v) / n,
    6 * (s - n * t) * x + y - (2 * (1 - c) * u) / n + ((4 * s) / n - 3 * t) * v,
    c * z + (s * w) / n,
    3 * n * s * x + c * u + 2 * s * v,
    -6 * n * (1 - c) * x - 2 * s * u + (4 * c - 3) * v,
    -n * s * z + c * w,
  ];
}

export function clohessyWiltshire(state: tf.Tensor, meanMotion: number, dt: number): tf.Tensor {
  const numbers = Array.from(state.dataSync());
  const later: number[] = [];
  for (let i = 0; i < numbers.length; i += 6)
    later.push(...propagate(numbers.slice(i, i + 6), meanMotion, dt));
  return tf.tensor(later, state.shape);
}

export function maneuverLogits(
  track: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
  meanMotion: number,
  dt: number,
): tf.Tensor2D {
  const rows = track.arraySync().map((states) =>
    states.map((state, t) => {
      if (t === 0) return [0, 0, 0, 0, 0, 0];
      const guess = propagate(states[t - 1], meanMotion, dt);
      return state.map((value, k) => value - guess[k]);
    }),
  );
  const time = track.shape[1];
  const x = project(tf.tensor3d(rows), params.inputKernel).add(params.inputBias);
  const p = tf.gather(params.positionEmbedding, [...rows[0].keys()]);
  const h = transformerBlock(x.add(p) as tf.Tensor3D, params.block, numHeads, causalMask(time));
  return tf.squeeze(project(h, params.outputKernel).add(params.outputBias), [2]) as tf.Tensor2D;
}

const ratio = (a: number, b: number) => (b > 0 ? a / b : 0);

export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {
  const steps = (x: tf.Tensor2D) => x.arraySync().map((row) => row.flatMap((flag, t) => (flag ? [t] : [])));
  const found = steps(detections);
  const real = steps(burns);
  const delays: number[] = [];
  real.forEach((times, i) => {
    const left = [...found[i]];
    for (const t of times) {
      const at = left.findIndex((d) => d >= t && d - t <= maxDelay);
      if (at >= 0) delays.push(left.splice(at, 1)[0] - t);
    }
  });
  const n = (lists: number[][]) => lists.flat().length;
  const precision = ratio(delays.length, n(found));
  const recall = ratio(delays.length, n(real));
  return {
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    meanDelay: ratio(
      delays.reduce((a, b) => a + b, 0),
      delays.length,
    ),
  };
}
