import type * as tfjs from '@tensorflow/tfjs';
import { normals } from './embedding';
import type { SceneTools } from './functions';
import { exactDenoiser, pointsOf, type MixtureName } from './mixture';
import { networkDenoiser } from './noise-predictor';
import { picture, SIDE } from './picture';
import { scheduleOf, type ScheduleInput } from './noise-schedule';
import type { Numbers } from './trained-numbers';
import { numbersOf, tensorOf } from './wrong-result';

export interface ForwardInput extends ScheduleInput {
  readonly t: number;
  readonly mixture: MixtureName;
  readonly points: number;
}

export interface ForwardResult {
  /** `[points, 2]` */
  readonly cloud: Float32Array;
  /** `[SIDE, SIDE]` */
  readonly image: Float32Array;
  /** √ᾱ and √(1 − ᾱ) of the student's schedule at t. */
  readonly signal: number;
  readonly noise: number;
}

/** Points and a picture after t + 1 steps of the student's qSample. */
export function forwardScene(tools: SceneTools, input: ForwardInput): ForwardResult {
  const { tf, use } = tools;
  const { t, mixture, points } = input;
  const schedule = scheduleOf(tools, input);
  const qSample = use('qSample');
  const steps = (batch: number): tfjs.Tensor => tf.fill([batch], t, 'int32');
  const cloud = qSample(
    tf.tensor2d(pointsOf(mixture, points), [points, 2]),
    steps(points),
    tf.tensor2d(normals('noise of the cloud', 2 * points), [points, 2]),
    schedule,
  );
  const shape: [number, number, number] = [1, SIDE, SIDE];
  const image = qSample(
    tf.tensor3d(picture(), shape),
    steps(1),
    tf.tensor3d(normals('noise of the picture', SIDE * SIDE), shape),
    schedule,
  );
  const alphaBar = schedule.alphaBars.dataSync()[t] ?? Number.NaN;
  return {
    cloud: numbersOf(tf, cloud, 'The result of qSample', [points, 2]),
    image: numbersOf(tf, image, 'The result of qSample', shape),
    signal: Math.sqrt(alphaBar),
    noise: Math.sqrt(1 - alphaBar),
  };
}

export interface ReverseInput extends ScheduleInput {
  readonly mixture: MixtureName;
  readonly points: number;
  readonly sampler: 'ddpm' | 'ddim';
  /** Of DDIM: how many steps it makes. */
  readonly jumps: number;
  /** Of DDIM: how much of the noise is fresh. */
  readonly eta: number;
  /** Draws other noise. */
  readonly draw: number;
  /** A network that was trained in the page; undefined for the best noise predictor there is. */
  readonly network?: Numbers | undefined;
}

/** A state of the reverse process. */
export interface ReverseFrame {
  /** The step that it is at; −1 for the end. */
  readonly t: number;
  /** `[points, 2]` */
  readonly cloud: Float32Array;
}

export interface ReverseResult {
  readonly frames: number;
}

/**
 * Samples a mixture from noise with the student's steps and a noise predictor. The states come as
 * frames, the first before any step.
 */
export function reverseScene(tools: SceneTools, input: ReverseInput): ReverseResult {
  const { tf, use, emit } = tools;
  const { mixture, points, sampler, eta, draw, network } = input;
  const schedule = scheduleOf(tools, input);
  const denoiser =
    network === undefined
      ? exactDenoiser(tf, mixture, schedule.alphaBars.dataSync())
      : networkDenoiser(tools, network);
  const noise = (t: number): tfjs.Tensor =>
    tf.tensor2d(normals(`reverse ${String(draw)} ${String(t)}`, 2 * points), [points, 2]);
  const name = sampler === 'ddpm' ? 'reverseStep' : 'ddimStep';
  const step =
    sampler === 'ddpm'
      ? (x: tfjs.Tensor, t: number) => use('reverseStep')(denoiser, x, t, noise(t), schedule)
      : (x: tfjs.Tensor, t: number, to: number) =>
          use('ddimStep')(denoiser, x, t, to, eta, noise(t), schedule);
  const times = sampler === 'ddpm' ? allTimes(input.numSteps) : jumpTimes(input.numSteps, input.jumps);
  const show = (t: number, x: tfjs.Tensor): void => {
    emit({ t, cloud: Float32Array.from(x.dataSync()) } satisfies ReverseFrame);
  };
  let x = noise(input.numSteps);
  show(times[0] ?? 0, x);
  times.forEach((t, i) => {
    const to = times[i + 1] ?? -1;
    const next = tf.tidy(() => tensorOf(tf, step(x, t, to), `The result of ${name}`, [points, 2]));
    if (next !== x) x.dispose();
    x = next;
    show(to, x);
  });
  return { frames: times.length + 1 };
}

const allTimes = (numSteps: number): number[] => Array.from({ length: numSteps }, (_, i) => numSteps - 1 - i);

/** Evenly spaced steps, the last of the schedule first. */
export const jumpTimes = (numSteps: number, jumps: number): number[] => {
  const count = Math.min(jumps, numSteps);
  const times = Array.from({ length: count }, (_, i) => Math.round(((i + 1) * numSteps) / count) - 1);
  return times.reverse();
};
