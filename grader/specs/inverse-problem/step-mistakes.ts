import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST } from '../../oracle/diffusion';
import type { GuidanceSteps } from '../../oracle/inverse-problem';
import { at } from '../../oracle/tensor';

const INDEX_HINT = 'Steps count from 0 in code: which entry of alphaBars belongs to x_t?';
const TABLE_HINT = 'How much of the signal is left after all steps up to t?';
const MODEL_HINT = 'Steps count from 0 in code; the model gets the same t.';

/** Mistakes in where the schedule is read, and in the step of the model. */
export const indexAlternatives: readonly Alternative<GuidanceSteps>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'alpha of step t is used instead of alphaBar',
    sentence: 'Your predicted clean data use alpha of step t, instead of alphaBar.',
    hint: TABLE_HINT,
    steps: { share: ({ alphas }, index) => at(alphas, Math.max(index, 0)) },
  },
  {
    id: 'beta-for-alpha-bar',
    clause: 'beta of step t is used instead of alphaBar',
    hint: TABLE_HINT,
    steps: { share: ({ betas }, index) => at(betas, Math.max(index, 0)) },
  },
  {
    id: 'one-step-early',
    clause: 'alphaBar is read at index t − 1, with 1 before index 0',
    hint: INDEX_HINT,
    steps: { index: (t) => (t === 0 ? BEFORE_FIRST : t - 1) },
  },
  {
    id: 'one-step-early-clamped',
    clause: 'alphaBar is read at index t − 1, and index 0 twice',
    hint: INDEX_HINT,
    steps: { index: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'one-step-late',
    clause: 'alphaBar is read at index t + 1, and the last index twice',
    hint: INDEX_HINT,
    steps: { index: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'schedule-reversed',
    clause: 'alphaBars are read from their end',
    hint: 'Which end of the schedule has the most signal, and which t?',
    steps: { index: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'model-one-step-early',
    clause: 'the model gets step t − 1, at least 0',
    hint: MODEL_HINT,
    steps: { modelStep: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'model-one-step-late',
    clause: 'the model gets step t + 1, at most the last one',
    hint: MODEL_HINT,
    steps: { modelStep: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
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
];
