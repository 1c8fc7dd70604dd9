import { once } from '../../engine/remember';
import { fixedInputs } from '../../engine/inputs';
import type { NamedModel, ReverseSampleInput, ReverseStepInput, Schedule } from '../../oracle/diffusion';
import { filled, generate, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule, schedules, stepModel } from '../shared/diffusion-inputs';

const SHAPE = [1, 2];

const numStepsOf = ({ betas }: Schedule): number => betas.data.length;

const silent = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), () => 0);

/** A model that does not look at xt. */
const blind = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), (t) => 0.8 - 0.35 * t);

const longSchedules = once(() =>
  fixedInputs(
    schedules(5).filter((schedule) => numStepsOf(schedule) > 2),
    4,
  ),
);

/** xt alone, z alone, and the prediction alone, at several steps: few mistakes show there. */
export const isolatingSteps = (): readonly ReverseStepInput[] =>
  longSchedules().flatMap((schedule, i) => {
    const input = { schedule, xt: filled(SHAPE, 0), z: filled(SHAPE, 0), model: silent(schedule) };
    const last = numStepsOf(schedule) - 1;
    return [
      { ...input, t: i, xt: filled(SHAPE, 0.7) },
      { ...input, t: last - i, z: filled(SHAPE, 1.25) },
      { ...input, t: i, model: blind(schedule) },
    ].map((each) => ({ ...each, t: Math.max(0, Math.min(each.t, last)) }));
  });

/**
 * So little noise, the same at each step, that neither factors near 1 nor the order of the steps
 * shows. A power of 2, so that float32 has its shares exactly.
 */
const calm = (numSteps: number): Schedule => {
  const beta = 2 ** -16;
  const table = (value: (t: number) => number): NumericTensor => generate([numSteps], value);
  return float32Schedule({
    betas: table(() => beta),
    alphas: table(() => 1 - beta),
    alphaBars: table((t) => (1 - beta) ** (t + 1)),
  });
};

/** A sampler's draws: x_T and the noise of each step, each the same in every element. */
const drawsOf = (start: number, noise: readonly number[]): ReverseSampleInput['gaussian'] => ({
  gaussian: [start, ...noise].map((value) => filled(SHAPE, value)),
});

/** First x_T alone, the noise alone, and the model alone; then more at once. */
export const isolatingSamples = (): readonly ReverseSampleInput[] =>
  [...[2, 3].map(calm), ...fixedInputs(schedules(4), 2)].flatMap((schedule) => {
    const numSteps = numStepsOf(schedule);
    const none = Array<number>(numSteps).fill(0);
    const noise = none.map((_, i) => 0.3 - 0.2 * i);
    const input = { schedule, shape: SHAPE, model: silent(schedule) };
    return [
      { ...input, gaussian: drawsOf(0.2, none) },
      { ...input, gaussian: drawsOf(0, noise) },
      { ...input, gaussian: drawsOf(0, none), model: blind(schedule) },
      { ...input, gaussian: drawsOf(0.2, none), model: blind(schedule) },
    ];
  });
