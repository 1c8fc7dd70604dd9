import type * as tfjs from '@tensorflow/tfjs';
import { scheduleOf, type ScheduleInput } from '../noise-schedule';
import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { exactDenoiser, type MixtureName } from '../mixture';
import { tensorOf } from '../wrong-result';

export interface InverseInput {
  readonly mixture: MixtureName;
  readonly points: number;
  /** What was measured of the first coordinate. */
  readonly measured: number;
  /** How much the measurement counts. */
  readonly zeta: number;
}

export interface InverseResult {
  /** `[points, 2]` */
  readonly cloud: Float32Array;
}

const SCHEDULE: ScheduleInput = { numSteps: 60, betaStart: 0.001, betaEnd: 0.2 };

/** Points of a mixture whose first coordinate was measured, by the student's posteriorStep. */
export function inverseScene(tools: SceneTools, input: InverseInput): InverseResult {
  const { tf, find, emit } = tools;
  const { mixture, points, measured, zeta } = input;
  const schedule = scheduleOf(tools, SCHEDULE);
  const denoiser = exactDenoiser(tf, mixture, schedule.alphaBars.dataSync());
  const forward = (x: tfjs.Tensor): tfjs.Tensor => tf.slice(x, [0, 0], [-1, 1]);
  const y = tf.fill([points, 1], measured);
  const noise = (t: number): tfjs.Tensor =>
    tf.tensor2d(normals(`inverse ${String(t)}`, 2 * points), [points, 2]);
  let x = noise(SCHEDULE.numSteps);
  for (let t = SCHEDULE.numSteps - 1; t >= 0; t--) {
    x = tf.tidy(() =>
      tensorOf(
        tf,
        find('posteriorStep')(denoiser, x, t, noise(t), forward, y, zeta, schedule),
        'The result of posteriorStep',
        [points, 2],
      ),
    );
    emit(t); // A sign of life.
  }
  return { cloud: Float32Array.from(x.dataSync()) };
}
