import {
  learningRateAt,
  type LearningRateSchedule,
  type LearningRateSteps,
} from '../../oracle/learning-rate';
import { plainNumber, type NumericTensor } from '../../oracle/tensor';

export interface RateInput {
  readonly step: number;
  readonly schedule: LearningRateSchedule;
}

/** The learning rate with some steps replaced; the right one if none is. */
export const rateWith =
  (steps: Partial<LearningRateSteps>) =>
  ({ step, schedule }: RateInput): NumericTensor =>
    plainNumber(learningRateAt(step, schedule, steps));

export const rightRate = rateWith({});
