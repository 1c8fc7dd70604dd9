import { linearNoiseSchedule as oracle, type Schedule, type ScheduleInput } from '../../oracle/diffusion';
import type { NumericTensor } from '../../oracle/tensor';

export type Result = Schedule & Readonly<Record<string, NumericTensor>>;

/** The right schedule, as a record of tensors. */
export const right = (args: ScheduleInput): Result => ({ ...oracle(args) });
