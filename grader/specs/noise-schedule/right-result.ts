import {
  linearNoiseSchedule as oracle,
  type Schedule,
  type ScheduleInput,
  type ScheduleSteps,
} from '../../oracle/diffusion';
import type { NumericTensor } from '../../oracle/tensor';

export type Result = Schedule & Readonly<Record<string, NumericTensor>>;

/** The schedule as a record of tensors; without changes, the right one. */
export const right = (args: ScheduleInput, changed: Partial<ScheduleSteps> = {}): Result => ({
  ...oracle(args, changed),
});
