import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { NamedModel, ReverseSampleInput, ReverseStepInput, Schedule } from '../../oracle/diffusion';
import { filled } from '../../oracle/tensor';
import { modelFor, schedules, stepModel } from '../shared/diffusion-inputs';

const SHAPE = [1, 2];

const numStepsOf = ({ betas }: Schedule): number => betas.data.length;

const silent = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), () => 0);

/** A model that does not look at xt. */
const blind = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), (t) => 0.8 - 0.35 * t);

const longSchedules = fixedInputs(
  schedules(5).filter((schedule) => numStepsOf(schedule) > 2),
  4,
);

/** xt alone, z alone, and the prediction alone, at several steps: few mistakes show there. */
export const isolatingSteps: readonly ReverseStepInput[] = longSchedules.flatMap((schedule, i) => {
  const input = { schedule, xt: filled(SHAPE, 0), z: filled(SHAPE, 0), model: silent(schedule) };
  const last = numStepsOf(schedule) - 1;
  return [
    { ...input, t: i, xt: filled(SHAPE, 0.7) },
    { ...input, t: last - i, z: filled(SHAPE, 1.25) },
    { ...input, t: i, model: blind(schedule) },
  ].map((each) => ({ ...each, t: Math.max(0, Math.min(each.t, last)) }));
});

/** Draws that are 0 throughout, except for x_T or for the noise of the steps, or a model alone. */
export const isolatingSamples: readonly ReverseSampleInput[] = fixedInputs(
  fc.record({ schedule: schedules(4), numbers: numbersOf('gaussian') }),
  2,
).flatMap(({ schedule, numbers }) => {
  const numDraws = numStepsOf(schedule) + 1;
  const quiet = Array.from({ length: numDraws }, () => filled(SHAPE, 0));
  const noise = Array.from({ length: numDraws - 1 }, (_, i) => numbers.normal(`z ${String(i)}`, SHAPE));
  const input = { schedule, shape: SHAPE, model: silent(schedule) };
  return [
    { ...input, gaussian: { gaussian: [filled(SHAPE, 0.7), ...quiet.slice(1)] } },
    { ...input, gaussian: { gaussian: [filled(SHAPE, 0), ...noise] } },
    { ...input, gaussian: { gaussian: quiet }, model: blind(schedule) },
    {
      ...input,
      gaussian: { gaussian: [filled(SHAPE, 0.7), ...quiet.slice(1)] },
      model: modelFor(numbers, 'affine', numStepsOf(schedule)),
    },
  ];
});
