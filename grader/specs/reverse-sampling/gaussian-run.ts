import * as fc from 'fast-check';
import {
  linearNoiseSchedule,
  type NamedModel,
  type ReverseSampleInput,
  type Schedule,
} from '../../oracle/diffusion';
import { dim, generate } from '../../oracle/tensor';
import { float32Schedule, stepModel } from '../shared/diffusion-inputs';
import { gaussianModel, type GaussianData } from '../shared/gaussian-data';

export interface GaussianRun extends ReverseSampleInput, GaussianData {}

/**
 * A run that shows mean and variance exactly, without random draws. If the model is affine, so is
 * the sampler in its draws: example 0 has all draws 0 and gives the mean; example i + 1 has draw i
 * equal to 1, and its distance from the mean is the weight of that draw.
 */
function unitDraws(schedule: Schedule, model: NamedModel, mean: number, variance: number): GaussianRun {
  const numDraws = dim(schedule.betas, 0) + 1;
  const shape = [numDraws + 1, 1];
  const gaussian = Array.from({ length: numDraws }, (_, i) =>
    generate(shape, (example) => (example === i + 1 ? 1 : 0)),
  );
  return { model, shape, schedule, gaussian: { gaussian }, mean, variance };
}

const gaussianSteps = float32Schedule(linearNoiseSchedule({ numSteps: 30, betaStart: 0.005, betaEnd: 0.4 }));

/** Runs for normally distributed data of several means and variances. */
export const gaussianRuns: fc.Arbitrary<GaussianRun> = fc
  .record({ mean: fc.constantFrom(0.5, -1, 2), variance: fc.constantFrom(0.3, 0.5, 2) })
  .map(({ mean, variance }) =>
    unitDraws(gaussianSteps, gaussianModel(gaussianSteps, { mean, variance }), mean, variance),
  );

/** The number of steps of `silentRun`. */
export const SILENT_STEPS = 5;

const silentSchedule = float32Schedule(
  linearNoiseSchedule({ numSteps: SILENT_STEPS, betaStart: 0.1, betaEnd: 0.4 }),
);

/** A run with a model that returns 0, which shows the weight of each draw. */
export const silentRun = unitDraws(
  silentSchedule,
  stepModel(SILENT_STEPS, () => 0),
  0,
  1,
);
