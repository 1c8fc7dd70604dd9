import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, type QSampleSteps } from '../../oracle/diffusion';
import { at } from '../../oracle/tensor';

const COUNT_HINT = 'Index t is already step t + 1 of the paper.';
const OWN_STEP_HINT = 'Each example has its own t: the coefficients are a vector over the batch.';
const SHAPE_HINT =
  'The coefficients have one number per example. Which axis of x0 must they meet, whatever its rank?';

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
export const exampleAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'first-step-for-all',
    clause: 'all examples use the first example’s step',
    sentence: 'Your examples all use the first example’s step.',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t) => at(t, 0) },
  },
  {
    id: 'last-step-for-all',
    clause: 'all examples use the last example’s step',
    sentence: 'Your examples all use the last example’s step.',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t) => at(t, t.data.length - 1) },
  },
  {
    id: 'examples-reversed',
    clause: 'each example uses the step of the example at the other end of the batch',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t, example) => at(t, t.data.length - 1 - example) },
  },
  {
    id: 'coefficients-along-last-axis',
    clause: 'the coefficients run along the last axis of x0, not along the batch',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch] },
  },
  {
    id: 'coefficients-of-rank-2',
    clause: 'the coefficients have the shape [batch, 1], which fits x0 of rank 2 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1] },
  },
  {
    id: 'coefficients-of-rank-3',
    clause: 'the coefficients have the shape [batch, 1, 1], which fits x0 of rank 3 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1, 1] },
  },
  {
    id: 'coefficients-of-rank-4',
    clause: 'the coefficients have the shape [batch, 1, 1, 1], which fits x0 of rank 4 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1, 1, 1] },
  },
];
