import type { Alternative } from '../../engine/pipeline';
import type { ReverseStepSteps } from '../../oracle/diffusion';

const SCHEDULE_HINT = 'Index t is already step t + 1 of the paper.';
const MODEL_HINT = 'Steps count from 0 in code; the model gets the same t.';

/** Mistakes in the index of the schedule and in the step of the model. */
export const indexAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  {
    id: 'schedule-one-step-early',
    clause: 'the schedule is read at index t − 1, and index 0 twice',
    sentence: 'Your schedule values are those of index t − 1.',
    hint: SCHEDULE_HINT,
    steps: { index: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'schedule-one-step-late',
    clause: 'the schedule is read at index t + 1, and the last index twice',
    sentence: 'Your schedule values are those of index t + 1.',
    hint: SCHEDULE_HINT,
    steps: { index: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'schedule-reversed',
    clause: 'the schedule is read from its end',
    hint: 'Which end of the schedule has the small betas, and which t?',
    steps: { index: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'model-one-step-late',
    clause: 'the model gets step t + 1, at most the last one',
    sentence: 'Your model gets step t + 1.',
    hint: MODEL_HINT,
    steps: { modelStep: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'model-one-step-early',
    clause: 'the model gets step t − 1, at least 0',
    hint: MODEL_HINT,
    steps: { modelStep: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'model-at-step-zero',
    clause: 'the model gets step 0, whatever t is',
    hint: 'How does the model know how much noise to expect?',
    steps: { modelStep: () => 0 },
  },
  {
    id: 'model-steps-reversed',
    clause: 'the model gets steps that count backwards',
    hint: MODEL_HINT,
    steps: { modelStep: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'asked-about-z',
    clause: 'the model sees z, not x_t',
    hint: 'In what should the model find noise?',
    steps: { modelInput: ({ z }) => z },
  },
];

/** Indices beyond the schedule: an error at the first or the last step. */
export const unguardedAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  {
    id: 'schedule-one-step-early-unguarded',
    clause: 'the schedule is read at index t − 1, which does not exist at t = 0',
    hint: SCHEDULE_HINT,
    steps: { index: (t) => t - 1 },
  },
  {
    id: 'schedule-one-step-late-unguarded',
    clause: 'the schedule is read at index t + 1, which does not exist at the last step',
    hint: SCHEDULE_HINT,
    steps: { index: (t) => t + 1 },
  },
  {
    id: 'model-one-step-late-unguarded',
    clause: 'the model gets step t + 1, even after the last one',
    sentence: 'Your model gets step t + 1, which does not exist at t = numSteps − 1.',
    hint: MODEL_HINT,
    steps: { modelStep: (t) => t + 1 },
  },
];
