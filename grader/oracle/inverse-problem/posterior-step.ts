import { reverseStep, type ReverseStepSteps } from '../diffusion/reverse-process';
import { at, zipValues, mapValues, type NumericTensor } from '../tensor';
import { guidance, type GuidanceInput, type GuidanceSteps } from './guidance';

export interface PosteriorStepInput extends GuidanceInput {
  readonly z: NumericTensor;
}

/** What the schedule has at t. */
interface StepShares {
  readonly alpha: number;
  readonly alphaBar: number;
  readonly beta: number;
}

/** The steps of a guided step that can go wrong, in order; the defaults are right. */
export interface PosteriorStepSteps {
  readonly guidance: Partial<GuidanceSteps>;
  readonly reverse: Partial<ReverseStepSteps>;
  /** The guidance, from x_t or from what the reverse step made of it. */
  readonly guide: (
    input: PosteriorStepInput,
    before: NumericTensor,
    steps: Partial<GuidanceSteps>,
  ) => NumericTensor;
  /** Where the reverse step starts from. */
  readonly start: (xt: NumericTensor, guide: NumericTensor) => NumericTensor;
  /** The factor of the guidance. */
  readonly weight: (shares: StepShares, input: PosteriorStepInput) => number;
  readonly combine: (step: number, guide: number) => number;
}

export const posteriorStepSteps: PosteriorStepSteps = {
  guidance: {},
  reverse: {},
  guide: (input, _, steps) => guidance(input, steps),
  start: (xt) => xt,
  weight: () => 1,
  combine: (step, guide) => step - guide,
};

/**
 * One step of diffusion posterior sampling (Chung et al. 2023, Algorithm 1), with σ_t² = β_t.
 *
 * @throws RangeError if a mistake reads beyond the schedule
 */
export function posteriorStep(
  input: PosteriorStepInput,
  changed: Partial<PosteriorStepSteps> = {},
): NumericTensor {
  const steps = { ...posteriorStepSteps, ...changed };
  const { t, schedule } = input;
  const before = reverseStep(input, steps.reverse);
  const guide = steps.guide(input, before, steps.guidance);
  const start = steps.start(input.xt, guide);
  const step = start === input.xt ? before : reverseStep({ ...input, xt: start }, steps.reverse);
  const [alpha, alphaBar, beta] = [schedule.alphas, schedule.alphaBars, schedule.betas].map((table) =>
    at(table, t),
  ) as [number, number, number];
  const weight = steps.weight({ alpha, alphaBar, beta }, input);
  const scaled = mapValues(guide, (value) => weight * value);
  return zipValues(step, scaled, steps.combine);
}
