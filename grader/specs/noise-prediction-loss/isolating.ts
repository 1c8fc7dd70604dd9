import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { NamedModel, NoisePredictionInput, Schedule } from '../../oracle/diffusion';
import { tensor } from '../../oracle/tensor';
import { modelFor, schedules, stepModel } from '../shared/diffusion-inputs';

type ModelOf = (numSteps: number, model: NamedModel) => NamedModel;

/** Returns 0: only the target, and what becomes of it, shows in the loss. */
const silent: ModelOf = (numSteps) => stepModel(numSteps, () => 0);

/** Returns a number for each step: what the model sees does not show. */
const blind: ModelOf = (_, { offset }) => ({
  model: 'affine',
  scale: stepModel(offset.data.length, () => 0).offset,
  offset,
});

const full: ModelOf = (_, model) => model;

/** A loss at the first and the last step of a short schedule. */
const inputsWith = (shape: readonly number[], modelOf: ModelOf): NoisePredictionInput[] =>
  fixedInputs(
    fc.record({ schedule: schedules(4), numbers: numbersOf('gaussian') }).map(({ schedule, numbers }) => ({
      schedule,
      x0: numbers.normal('x0', shape),
      noise: numbers.normal('noise', shape),
      model: modelOf(numStepsOf(schedule), modelFor(numbers, 'affine', numStepsOf(schedule))),
    })),
    2,
  ).map((input, i) => {
    const [batch = 1] = shape;
    const step = i === 0 ? 0 : numStepsOf(input.schedule) - 1;
    return { ...input, t: tensor([batch], Array<number>(batch).fill(step), 'int32') };
  });

const numStepsOf = ({ betas }: Schedule): number => betas.data.length;

/** A single number, then several: first the target alone, then the model too. */
export const isolating = (): readonly NoisePredictionInput[] => [
  ...inputsWith([1, 1], silent),
  ...inputsWith([1, 1], blind),
  ...inputsWith([1, 1], full),
  ...inputsWith([2, 3], silent),
  ...inputsWith([3, 2], full),
];
