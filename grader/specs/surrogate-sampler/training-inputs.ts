import * as fc from 'fast-check';
import { axis, fixedInputs, numbersOf } from '../../engine/inputs';
import type { SurrogateTrainingInput } from '../../oracle/surrogate';
import { dim, type NumericTensor } from '../../oracle/tensor';
import type { TrainingOptions } from '../../oracle/updates';
import { schedules } from '../shared/diffusion-inputs';
import { networkOf } from './networks';

/**
 * Trainings of tiny networks. The learning rates are so large that each mistake in a step shows in
 * the parameters, and epsilon so large that rounding errors do not.
 */
export const trainings = (options: {
  readonly numBatches: number;
  /** Whether there are several examples of several numbers, and hidden layers. */
  readonly isWhole?: boolean;
}): fc.Arbitrary<SurrogateTrainingInput> =>
  fc
    .record({
      batch: options.isWhole ? axis(3, 4) : axis(1, 3),
      d: options.isWhole ? fc.constant(2) : axis(1, 2),
      timeDim: fc.constantFrom(2, 4),
      numLayers: options.isWhole ? fc.constant(3) : axis(1, 3),
      hidden: axis(2, 3),
      schedule: schedules(6).filter(({ betas }) => dim(betas, 0) > 2),
      warmupSteps: axis(1, 2),
      decaySteps: axis(2, 3),
      beta1: fc.constantFrom(0.5, 0.75),
      beta2: fc.constantFrom(0.625, 0.875),
      weightDecay: fc.constantFrom(0.5, 0.25),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ numbers, batch, schedule, warmupSteps, decaySteps, beta1, beta2, weightDecay, ...shape }) => {
      const { numBatches } = options;
      const data = [batch, shape.d];
      const named = (name: string): NumericTensor[] =>
        Array.from({ length: numBatches }, (_, i) => numbers.normal(`${name} ${i}`, data));
      const numSteps = dim(schedule.betas, 0);
      const t = numbers.below('t', [numBatches * batch], numSteps);
      const eighth = numbers.below('eighth', [numBatches * batch], 4);
      // Never near a whole step, except for the draw 0.
      const draws = [...t.data].map((step, i) => {
        const beyond = (2 * (eighth.data[i] ?? 0) + 1) / 8;
        return step === 0 && beyond < 0.25 ? 0 : (step + beyond) / numSteps;
      });
      return {
        params: networkOf(numbers, shape),
        batches: named('batch'),
        schedule,
        uniform: { uniform: draws },
        gaussian: { gaussian: named('noise') },
        options: {
          schedule: { maximum: 0.25, minimum: 0.0625, warmupSteps, totalSteps: warmupSteps + decaySteps },
          beta1,
          beta2,
          epsilon: 0.0625,
          weightDecay,
        },
      };
    });

/** In every run: trainings on which a mistake anywhere shows. */
export const examples = (numBatches: number): SurrogateTrainingInput[] =>
  fc.sample(trainings({ numBatches, isWhole: true }), { seed: 2020, numRuns: 3 });

const still = { maximum: 0, minimum: 0, warmupSteps: 1, totalSteps: 4 };
const constant = { maximum: 0.25, minimum: 0.25, warmupSteps: 1, totalSteps: 4 };

const changed = (numBatches: number, options: Partial<TrainingOptions>): SurrogateTrainingInput[] =>
  fixedInputs(trainings({ numBatches: 3, isWhole: true }), 3).map((input) => ({
    ...input,
    batches: input.batches.slice(0, numBatches),
    options: { ...input.options, ...options },
  }));

/** First only losses count, then one step, weight decay, the state, the schedule. */
export const isolatingTrainings = (): readonly SurrogateTrainingInput[] => [
  ...changed(1, { schedule: still }),
  ...changed(3, { schedule: still }),
  ...changed(1, { schedule: constant, weightDecay: 0 }),
  ...changed(1, { schedule: constant }),
  ...changed(2, { schedule: constant, weightDecay: 0 }),
  ...changed(3, { schedule: constant, weightDecay: 0 }),
  ...changed(3, { weightDecay: 0 }),
  ...fixedInputs(trainings({ numBatches: 3, isWhole: true }), 3),
];
