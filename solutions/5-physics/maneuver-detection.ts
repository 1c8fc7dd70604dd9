import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { DetectionScores, SignalModelParams } from '../given/types';

/**
 * The motion of a satellite without thrust, relative to another on a circular orbit (Clohessy and
 * Wiltshire 1960). The equations are linear, for distances that are small by the radius.
 *
 * With s = sin(n·dt) and c = cos(n·dt), the state dt later is
 *
 * - x' = (4 − 3c)·x + (s/n)·vx + (2/n)(1 − c)·vy
 * - y' = 6(s − n·dt)·x + y − (2/n)(1 − c)·vx + (4s/n − 3dt)·vy
 * - z' = c·z + (s/n)·vz
 * - vx' = 3n·s·x + c·vx + 2s·vy
 * - vy' = −6n(1 − c)·x − 2s·vx + (4c − 3)·vy
 * - vz' = −n·s·z + c·vz
 *
 * @param state `[..., 6]`, rank 1 or more: x away from the Earth, y along the flight, z along the
 *   axis of the orbit, and their velocities vx, vy, vz; in any units of length and time
 * @param meanMotion n, the angle of the orbit in radians per unit of time, more than 0
 * @param dt in units of time; may be 0 or negative, |n · dt| ≤ 7
 * @returns the state dt later, shaped as state
 */
export function clohessyWiltshire(state: tf.Tensor, meanMotion: number, dt: number): tf.Tensor {
  return tf.tidy(() => {
    const n = meanMotion;
    const s = Math.sin(n * dt);
    const c = Math.cos(n * dt);
    const rows = [
      [4 - 3 * c, 0, 0, s / n, (2 / n) * (1 - c), 0],
      [6 * (s - n * dt), 1, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0],
      [0, 0, c, 0, 0, s / n],
      [3 * n * s, 0, 0, c, 2 * s, 0],
      [-6 * n * (1 - c), 0, 0, -2 * s, 4 * c - 3, 0],
      [0, 0, -n * s, 0, 0, c],
    ];
    const transition = tf.tensor2d(rows);
    return project(state, transition.transpose());
  });
}

/**
 * A logit for each step of a track: was there a burn since the step before? Only the past counts.
 *
 * The innovation at step t is the observed state minus what `clohessyWiltshire` predicts from the
 * observed state at step t − 1; at step 0 it is 0. Innovations are embedded linearly, with a bias,
 * and the embedding of the step's position is added. Then come one transformer block under a
 * causal mask, and a linear function, with a bias, at each step.
 *
 * @param track observed states `[batch, time, 6]`, 2 ≤ time ≤ maxTime, each dt after the one before
 * @param params the input's kernel `[6, dModel]` and bias, positions `[maxTime, dModel]`, the
 *   block, and the output's kernel `[dModel, 1]` and bias `[1]`
 * @param numHeads number of attention heads in the block
 * @param meanMotion as in `clohessyWiltshire`
 * @param dt time between two steps, more than 0
 * @returns logits `[batch, time]`, not probabilities
 */
export function maneuverLogits(
  track: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
  meanMotion: number,
  dt: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [batch, time] = track.shape;
    const start = track.slice([0, 0, 0], [batch, 1, 6]);
    const later = clohessyWiltshire(track, meanMotion, dt).slice([0, 0, 0], [batch, time - 1, 6]);
    const innovations = track.sub(tf.concat([start, later], 1)) as tf.Tensor3D;
    const positions = params.positionEmbedding.slice([0, 0], [time, -1]);
    const embedded = project(innovations, params.inputKernel).add(params.inputBias).add(positions);
    const hidden = transformerBlock(embedded as tf.Tensor3D, params.block, numHeads, causalMask(time));
    const logits = project(hidden, params.outputKernel).add(params.outputBias);
    return logits.reshape([batch, time]);
  });
}

/**
 * Compares detections with the burns that really happened, over all tracks together.
 *
 * In each track, the burns are taken in order of time. Each is matched with the earliest detection
 * that is not matched yet, not before the burn, and at most maxDelay steps after it.
 *
 * @param detections bool `[tracks, time]`, true at steps with a detection
 * @param burns bool `[tracks, time]`, true at steps with a burn
 * @param maxDelay the longest delay of a match, in steps, a whole number from 0
 * @returns precision (matches / detections), recall (matches / burns), f1 (2 · matches /
 *   (detections + burns)) and meanDelay (of the matches, in steps); each is 0 if its divisor is 0
 */
export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {
  const detected = detections.arraySync();
  const delays: number[] = [];
  burns.arraySync().forEach((track, i) => {
    const isFree = detected[i].map(Boolean);
    track.forEach((burn, step) => {
      if (!burn) return;
      const match = isFree.findIndex((free, k) => free && k >= step && k <= step + maxDelay);
      if (match < 0) return;
      isFree[match] = false;
      delays.push(match - step);
    });
  });
  const count = (flags: tf.Tensor) => flags.dataSync().filter(Boolean).length;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const [numDetections, numBurns, matches] = [count(detections), count(burns), delays.length];
  const precision = share(matches, numDetections);
  const recall = share(matches, numBurns);
  const f1 = share(2 * matches, numDetections + numBurns);
  const totalDelay = delays.reduce((sum, delay) => sum + delay, 0);
  const meanDelay = share(totalDelay, matches);
  return { precision, recall, f1, meanDelay };
}
