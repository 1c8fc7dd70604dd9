import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, type CoefficientSteps } from '../../oracle/diffusion';
import { exampleMistakes } from '../shared/example-mistakes';

const COUNT_HINT = 'Index t is already step t + 1 of the paper.';
const WHERE_HINT = 'How much noise is there at the step of this example?';

const NOWHERE = Number.NaN;

/** Mistakes in where the schedule is read, and in which example gets which coefficient. */
export const stepAlternatives: readonly Alternative<CoefficientSteps>[] = [
  {
    id: 'one-step-early',
    clause: 'the schedule is read at index t − 1, and t = 0 counts as clean',
    sentence: 'Your numbers are one step early: they use index t − 1, and t = 0 counts as clean.',
    hint: 'Index t is step t + 1 of the paper: index 0 already has one step of noise.',
    steps: { index: (t) => (t === 0 ? BEFORE_FIRST : t - 1) },
  },
  {
    id: 'one-step-early-clamped',
    clause: 'the schedule is read at index t − 1, and index 0 twice',
    hint: COUNT_HINT,
    steps: { index: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'one-step-early-unguarded',
    clause: 'the schedule is read at index t − 1, which does not exist at t = 0',
    hint: COUNT_HINT,
    steps: { index: (t) => (t === 0 ? NOWHERE : t - 1) },
  },
  {
    id: 'one-step-late',
    clause: 'the schedule is read at index t + 1, and the last index twice',
    hint: COUNT_HINT,
    steps: { index: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'one-step-late-unguarded',
    clause: 'the schedule is read at index t + 1, which does not exist at the last step',
    hint: COUNT_HINT,
    steps: { index: (t) => t + 1 },
  },
  {
    id: 'reversed-steps',
    clause: 'the schedule is read from its end',
    hint: 'Which end of the schedule has little noise, and which t?',
    steps: { index: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'always-last-step',
    clause: 'the schedule is read at its last step, whatever t is',
    hint: WHERE_HINT,
    steps: { index: (_, numSteps) => numSteps - 1 },
  },
  {
    id: 'always-first-step',
    clause: 'the schedule is read at step 0, whatever t is',
    hint: WHERE_HINT,
    steps: { index: () => 0 },
  },
  ...exampleMistakes(
    '',
    'fits',
    'There is one coefficient per example. Which axis of the data must they meet, whatever its rank?',
  ),
];
