import type * as tfjs from '@tensorflow/tfjs';
import type { Noise, SceneTools } from './functions';
import { fieldOf, tensorOf } from './wrong-result';

export interface ScheduleInput {
  readonly numSteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
}

export interface ScheduleResult {
  /** Each `[numSteps]`. */
  readonly betas: Float32Array;
  readonly alphas: Float32Array;
  readonly alphaBars: Float32Array;
}

/** The student's schedule, checked. */
export function scheduleOf({ tf, use }: SceneTools, { numSteps, betaStart, betaEnd }: ScheduleInput): Noise {
  const result = use('linearNoiseSchedule')(numSteps, betaStart, betaEnd);
  const field = (name: keyof Noise): tfjs.Tensor =>
    tensorOf(tf, fieldOf(result, name, 'linearNoiseSchedule'), `\`${name}\` of linearNoiseSchedule`, [
      numSteps,
    ]);
  return { betas: field('betas'), alphas: field('alphas'), alphaBars: field('alphaBars') };
}

export function scheduleScene(tools: SceneTools, input: ScheduleInput): ScheduleResult {
  const { betas, alphas, alphaBars } = scheduleOf(tools, input);
  const read = (tensor: tfjs.Tensor): Float32Array => Float32Array.from(tensor.dataSync());
  return { betas: read(betas), alphas: read(alphas), alphaBars: read(alphaBars) };
}
