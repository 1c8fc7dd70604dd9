export interface LearningRateSchedule {
  readonly maximum: number;
  readonly minimum: number;
  /** At least 1. */
  readonly warmupSteps: number;
  /** Above warmupSteps. */
  readonly totalSteps: number;
}

/** The steps of a learning-rate schedule that can go wrong, each from the schedule. */
export interface LearningRateSteps {
  /** The number that the schedule sees instead of the step. */
  readonly count: (step: number) => number;
  readonly warmup: (step: number, schedule: LearningRateSchedule) => number;
  /** How far the decay has come: 0 at its start, 1 at its end, and more beyond. */
  readonly progress: (step: number, schedule: LearningRateSchedule) => number;
  /** What becomes of the progress beyond the end. */
  readonly clamp: (progress: number) => number;
  /** The share that is left of the way from maximum to minimum. */
  readonly left: (progress: number) => number;
  readonly decayed: (left: number, schedule: LearningRateSchedule) => number;
}

export const learningRateSteps: LearningRateSteps = {
  count: (step) => step,
  warmup: (step, { maximum, warmupSteps }) => (maximum * step) / warmupSteps,
  progress: (step, { warmupSteps, totalSteps }) => (step - warmupSteps) / (totalSteps - warmupSteps),
  clamp: (progress) => Math.min(progress, 1),
  left: (progress) => (1 + Math.cos(Math.PI * progress)) / 2,
  decayed: (left, { maximum, minimum }) => minimum + (maximum - minimum) * left,
};

/**
 * Linear warm-up, then half a cosine down to the minimum (Loshchilov and Hutter 2017, equation 5,
 * without restarts). Steps count from 1.
 */
export function learningRateAt(
  step: number,
  schedule: LearningRateSchedule,
  steps: Partial<LearningRateSteps> = {},
): number {
  const { count, warmup, progress, clamp, left, decayed } = { ...learningRateSteps, ...steps };
  const counted = count(step);
  return counted <= schedule.warmupSteps
    ? warmup(counted, schedule)
    : decayed(left(clamp(progress(counted, schedule))), schedule);
}
