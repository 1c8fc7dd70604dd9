import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';
import type { LearningRateSchedule } from '../../oracle/learning-rate';
import type { RateInput } from './rate';

export const schedules: fc.Arbitrary<LearningRateSchedule> = fc
  .record({
    maximum: fc.constantFrom(1, 0.5, 0.8),
    minimum: fc.constantFrom(0.1, 0.05, 0.2),
    warmupSteps: axis(1, 5),
    decaySteps: axis(2, 8),
  })
  .map(({ decaySteps, ...schedule }) => ({ ...schedule, totalSteps: schedule.warmupSteps + decaySteps }));

/** Steps in the warm-up, in the decay and after it, a third each. */
export const rateInputs: fc.Arbitrary<RateInput>[] = [
  ({ warmupSteps }: LearningRateSchedule) => [1, warmupSteps] as const,
  ({ warmupSteps, totalSteps }: LearningRateSchedule) => [warmupSteps + 1, totalSteps] as const,
  ({ totalSteps }: LearningRateSchedule) => [totalSteps + 1, totalSteps + 4] as const,
].map((rangeOf) =>
  fc.tuple(schedules, fc.nat(100)).map(([schedule, draw]) => {
    const [first, last] = rangeOf(schedule);
    return { step: first + (draw % (last - first + 1)), schedule };
  }),
);

const schedule = { maximum: 1, minimum: 0.1, warmupSteps: 3, totalSteps: 9 };

/** Where mistakes show: in the warm-up, around its end, in the decay, at its end and beyond. */
export const rateExamples: readonly RateInput[] = [1, 2, 3, 4, 5, 7, 8, 9, 11, 13].map((step) => ({
  step,
  schedule,
}));
