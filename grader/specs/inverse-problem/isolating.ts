import { once } from '../../engine/remember';
import type { NamedModel, Schedule } from '../../oracle/diffusion';
import type { PosteriorStepInput } from '../../oracle/inverse-problem';
import { dim, filled, tensor } from '../../oracle/tensor';
import { fixedInputs } from '../../engine/inputs';
import { schedules, stepModel } from '../shared/diffusion-inputs';

const longSchedules = once(() =>
  fixedInputs(
    schedules(5).filter(({ betas }) => dim(betas, 0) > 2),
    4,
  ),
);

const SHAPE = [1, 2];

/** Each number is measured, with factors that make no sum vanish. */
const direct = { matrix: tensor([2, 2], [1, 0.5, -0.25, 1]) };

const numStepsOf = ({ betas }: Schedule): number => dim(betas, 0);

const silent = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), () => 0);

/** A model that does not look at x_t. */
const blind = (schedule: Schedule): NamedModel => stepModel(numStepsOf(schedule), (t) => 0.8 - 0.35 * t);

/** A model that passes x_t on, the same at every step. */
const passing = (schedule: Schedule): NamedModel => ({
  model: 'affine',
  scale: filled([numStepsOf(schedule)], 0.5),
  offset: filled([numStepsOf(schedule)], 0),
});

/** First y alone, then the model, then x_t, then z, then all: few mistakes show at first. */
export const isolating = (): readonly PosteriorStepInput[] =>
  longSchedules().flatMap((schedule, i) => {
    const last = numStepsOf(schedule) - 1;
    const nothing = {
      schedule,
      t: i % 2 === 0 ? last - (i >> 1) : i >> 1,
      xt: filled(SHAPE, 0),
      z: filled(SHAPE, 0),
      model: silent(schedule),
      forward: direct,
      y: filled([1, 2], 0),
      zeta: i % 2 === 0 ? 0.4 : 1.6,
    };
    const y = tensor([1, 2], [2, -0.75]);
    const xt = filled(SHAPE, 0.7);
    const model = blind(schedule);
    return [
      { ...nothing, y },
      { ...nothing, model },
      { ...nothing, y, model },
      { ...nothing, y, xt, model: passing(schedule) },
      { ...nothing, xt },
      { ...nothing, z: filled(SHAPE, 1.25) },
      { ...nothing, t: 0, y, z: filled(SHAPE, 1.25) },
      ...(i < 2 ? [severalExamples(schedule)] : []),
    ];
  });

/** Three examples with different y, and nothing else. */
function severalExamples(schedule: Schedule): PosteriorStepInput {
  return {
    schedule,
    t: 1,
    xt: filled([3, 2], 0),
    z: filled([3, 2], 0),
    model: silent(schedule),
    forward: direct,
    y: tensor([3, 2], [1, 2, -1, 0.5, 3, -2]),
    zeta: 0.4,
  };
}
