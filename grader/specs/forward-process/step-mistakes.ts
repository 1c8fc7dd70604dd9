import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, type QSampleSteps } from '../../oracle/diffusion';
import { exampleMistakes } from '../shared/example-mistakes';

const COUNT_HINT = 'Index t is already step t + 1 of the paper.';

const NOWHERE = Number.NaN;

/** Mistakes in the index that the schedule is read at. */
export const indexAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'one-step-early',
    clause: 'index t − 1 is read, so t = 0 adds no noise',
    sentence: 'Your numbers are one step early: they use index t − 1, and t = 0 adds no noise.',
    hint: 'Index t is step t + 1 of the paper: index 0 already has one step of noise.',
    steps: { index: (t) => (t === 0 ? BEFORE_FIRST : t - 1) },
  },
  {
    id: 'one-step-early-clamped',
    clause: 'index t − 1 is read, and index 0 twice',
    sentence: 'Your numbers are one step early: they use index t − 1, and index 0 twice.',
    hint: COUNT_HINT,
    steps: { index: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'one-step-early-unguarded',
    clause: 'index t − 1 is read, which does not exist at t = 0',
    hint: COUNT_HINT,
    steps: { index: (t) => (t === 0 ? NOWHERE : t - 1) },
  },
  {
    id: 'one-step-late',
    clause: 'index t + 1 is read, and the last index twice',
    sentence: 'Your numbers are one step late: they use index t + 1.',
    hint: COUNT_HINT,
    steps: { index: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'one-step-late-unguarded',
    clause: 'index t + 1 is read, which does not exist at the last step',
    hint: COUNT_HINT,
    steps: { index: (t) => t + 1 },
  },
  {
    id: 'first-step-clean',
    clause: 't = 0 returns x0 without noise',
    sentence: 'Your x_t is x0 itself at t = 0, which already has one step of noise.',
    hint: COUNT_HINT,
    steps: { index: (t) => (t === 0 ? BEFORE_FIRST : t) },
  },
  {
    id: 'reversed-steps',
    clause: 'the steps count backwards',
    sentence: 'Your steps count backwards: the early ones are noisier.',
    hint: 'alphaBars decrease with t.',
    steps: { index: (t, numSteps) => numSteps - 1 - t },
  },
  {
    id: 'always-last-step',
    clause: 'the last alphaBar is used, whatever t is',
    hint: 'Where does t come in?',
    steps: { index: (_, numSteps) => numSteps - 1 },
  },
  {
    id: 'always-first-step',
    clause: 'the first alphaBar is used, whatever t is',
    hint: 'Where does t come in?',
    steps: { index: () => 0 },
  },
];

/** Mistakes in which example gets which coefficient. */
export const exampleAlternatives: readonly Alternative<QSampleSteps>[] = exampleMistakes(
  ' of x0',
  'fits x0 of',
  'The coefficients have one number per example. Which axis of x0 must they meet, whatever its rank?',
);
