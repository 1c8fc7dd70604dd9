import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, type DdimSteps } from '../../oracle/diffusion';
import { at, dim } from '../../oracle/tensor';

const TABLE_HINT = 'Which of the three tables says how much of the signal is left?';
const NOW_HINT = 'Index t is already step t + 1 of the paper.';
const BEFORE_HINT = 'Where does this step lead to? It may lead several steps back.';
const CLEAN_HINT = 'tBefore = −1 stands for clean data. How much of the signal is in them?';
const MODEL_HINT = 'At which noise level is x_t?';

const last = (numSteps: number): number => numSteps - 1;

/** Mistakes in what is read from the schedule. */
export const shareAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'α takes the place of ᾱ',
    sentence: 'Your numbers use α, what a single step keeps, in place of ᾱ.',
    hint: 'The papers on DDIM write α for what Ho et al. write ᾱ. Which of them is the table alphas?',
    steps: { table: ({ alphas }) => alphas },
  },
  {
    id: 'beta-for-alpha-bar',
    clause: 'β takes the place of ᾱ',
    hint: TABLE_HINT,
    steps: { table: ({ betas }) => betas },
  },
  {
    id: 'now-one-step-early',
    clause: 'ᾱ_t is read at index t − 1, at least 0',
    hint: NOW_HINT,
    steps: { index: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'now-one-step-late',
    clause: 'ᾱ_t is read at index t + 1, at most the last one',
    hint: NOW_HINT,
    steps: { index: (t, numSteps) => Math.min(t + 1, last(numSteps)) },
  },
  {
    id: 'schedule-reversed',
    clause: 'the schedule is read from its end',
    hint: 'Which end of the schedule has little noise, and which t?',
    steps: {
      index: (t, numSteps) => last(numSteps) - t,
      indexBefore: (tBefore, _, numSteps) =>
        tBefore === BEFORE_FIRST ? BEFORE_FIRST : last(numSteps) - tBefore,
    },
  },
  {
    id: 'always-one-step',
    clause: 'the step always leads to t − 1, whatever tBefore is',
    sentence: 'Your step always leads to t − 1; tBefore makes no difference.',
    hint: BEFORE_HINT,
    steps: { indexBefore: (_, t) => t - 1 },
  },
  {
    id: 'always-to-clean-data',
    clause: 'the step always leads to clean data, whatever tBefore is',
    sentence: 'Your result is the predicted clean data, whatever tBefore is.',
    hint: BEFORE_HINT,
    steps: { indexBefore: () => BEFORE_FIRST },
  },
  {
    id: 'first-index-as-clean',
    clause: 'tBefore = 0 counts as clean data',
    sentence: 'Your step to tBefore = 0 leads to clean data, as the one to −1 does.',
    hint: 'Index 0 of the table is the first step of the noise. Is anything left to remove there?',
    steps: { indexBefore: (tBefore) => (tBefore === 0 ? BEFORE_FIRST : tBefore) },
  },
  {
    id: 'before-one-step-late',
    clause: 'ᾱ at tBefore is read at index tBefore + 1',
    hint: 'tBefore is an index like t. Does the table start with clean data?',
    steps: { indexBefore: (tBefore) => tBefore + 1 },
  },
  {
    id: 'before-one-step-early',
    clause: 'ᾱ at tBefore is read at index tBefore − 1, and tBefore = 0 counts as clean data',
    hint: 'tBefore is an index like t. Does the table start with clean data?',
    steps: { indexBefore: (tBefore) => Math.max(tBefore - 1, BEFORE_FIRST) },
  },
];

/** Mistakes in what stands for clean data. */
export const cleanAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'clean-as-index-0',
    clause: 'clean data count as noisy as index 0',
    sentence: 'Your step to clean data stops at index 0, where some noise is left.',
    hint: CLEAN_HINT,
    steps: { cleanShare: (table) => at(table, 0) },
  },
  {
    id: 'clean-as-last',
    clause: 'index −1 is taken from the end of the table',
    sentence: 'Your step to clean data reads the table at −1 from its end: the share at the last step.',
    hint: CLEAN_HINT,
    steps: { cleanShare: (table) => at(table, dim(table, 0) - 1) },
  },
  {
    id: 'clean-undefined',
    clause: 'the table is read at −1, which is not a number',
    hint: CLEAN_HINT,
    steps: { cleanShare: () => Number.NaN },
  },
  {
    id: 'clean-unguarded',
    clause: 'the table is read at −1, which does not exist',
    hint: CLEAN_HINT,
    steps: { cleanShare: (table) => at(table, -1) },
  },
];

/** Mistakes in what the model is asked. */
export const modelAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'model-at-before',
    clause: 'the model gets tBefore, not t',
    hint: MODEL_HINT,
    steps: { modelStep: ({ tBefore }) => tBefore },
  },
  {
    id: 'model-at-before-clamped',
    clause: 'the model gets tBefore, and 0 for clean data',
    hint: MODEL_HINT,
    steps: { modelStep: ({ tBefore }) => Math.max(tBefore, 0) },
  },
  {
    id: 'model-one-step-late',
    clause: 'the model gets step t + 1, at most the last one',
    hint: MODEL_HINT,
    steps: { modelStep: ({ t }, numSteps) => Math.min(t + 1, last(numSteps)) },
  },
  {
    id: 'model-one-step-late-unguarded',
    clause: 'the model gets step t + 1, even after the last one',
    hint: MODEL_HINT,
    steps: { modelStep: ({ t }) => t + 1 },
  },
  {
    id: 'model-one-step-early',
    clause: 'the model gets step t − 1, at least 0',
    hint: MODEL_HINT,
    steps: { modelStep: ({ t }) => Math.max(t - 1, 0) },
  },
  {
    id: 'model-at-step-zero',
    clause: 'the model gets step 0, whatever t is',
    hint: MODEL_HINT,
    steps: { modelStep: () => 0 },
  },
  {
    id: 'model-steps-reversed',
    clause: 'the model gets steps that count backwards',
    hint: MODEL_HINT,
    steps: { modelStep: ({ t }, numSteps) => last(numSteps) - t },
  },
  {
    id: 'asked-about-z',
    clause: 'the model sees z, not x_t',
    hint: 'In what should the model find noise?',
    steps: { modelInput: ({ z }) => z },
  },
  {
    id: 'prediction-negated',
    clause: 'the prediction has the wrong sign, in both places',
    hint: 'Which sign has the noise in x_t?',
    steps: { predicted: (epsilon) => -epsilon },
  },
  {
    id: 'prediction-ignored',
    clause: 'the model’s prediction is not used',
    sentence: 'Your result does not depend on what the model returns.',
    hint: 'What should a step do with the noise that the model finds?',
    steps: { predicted: () => 0 },
  },
];
