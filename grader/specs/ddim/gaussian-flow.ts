import * as fc from 'fast-check';
import { BEFORE_FIRST, linearNoiseSchedule, type DdimInput, type Schedule } from '../../oracle/diffusion';
import { at, dim, filled, tensor } from '../../oracle/tensor';
import { float32Schedule } from '../shared/diffusion-inputs';
import { gaussianModel, type GaussianData } from '../shared/gaussian-data';

/** Of the steps of the schedule, how many are taken. */
export const TAKEN = 20;

const schedule = float32Schedule(linearNoiseSchedule({ numSteps: 100, betaStart: 0.001, betaEnd: 0.2 }));

/** The angle whose cosine is √ᾱ: how far x_t has turned from signal to noise. */
const angleAt = ({ alphaBars }: Schedule, t: number): number => Math.acos(Math.sqrt(at(alphaBars, t)));

/** Steps from the last one down, about the same angle apart, and clean data. */
function equalTurns(given: Schedule, count: number): readonly number[] {
  const numSteps = dim(given.betas, 0);
  const whole = angleAt(given, numSteps - 1);
  const steps = Array.from({ length: numSteps }, (_, i) => numSteps - 1 - i);
  return [
    ...Array.from({ length: count }, (_, i) => {
      const wanted = whole * (1 - i / count);
      const distance = (t: number): number => Math.abs(angleAt(given, t) - wanted);
      return steps.reduce((best, t) => (distance(t) < distance(best) ? t : best));
    }),
    BEFORE_FIRST,
  ];
}

/** The steps of a run, each with the one that it leads to. */
export const flowSteps: readonly (readonly [t: number, tBefore: number])[] = equalTurns(
  schedule,
  TAKEN,
).flatMap((t, i, all) => {
  const tBefore = all[i + 1];
  return tBefore === undefined ? [] : [[t, tBefore] as const];
});

export interface GaussianFlow extends DdimInput, GaussianData {}

/**
 * The first step of a run without fresh noise, whose model is exact for normally distributed data.
 * The model is affine, and so is the run: example 0 starts at 0 and ends at the mean; example 1
 * starts at 1, and ends one standard deviation away from it.
 */
export const gaussianFlows: fc.Arbitrary<GaussianFlow> = fc
  .record({ mean: fc.constantFrom(0.5, -1, 2), variance: fc.constantFrom(0.5, 1, 2) })
  .map((data) => ({
    ...data,
    model: gaussianModel(schedule, data),
    xt: tensor([2, 1], [0, 1]),
    t: dim(schedule.betas, 0) - 1,
    tBefore: BEFORE_FIRST,
    eta: 0,
    z: filled([2, 1], 0),
    schedule,
  }));
