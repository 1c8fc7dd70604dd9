import type { Alternative } from '../../engine/pipeline';
import { BEFORE_FIRST, type CoefficientSteps } from '../../oracle/diffusion';
import { at } from '../../oracle/tensor';

const COUNT_HINT = 'Index t is already step t + 1 of the paper.';
const WHERE_HINT = 'How much noise is there at the step of this example?';
const OWN_STEP_HINT = 'Each example has its own t: the coefficients are a vector over the batch.';
const SHAPE_HINT =
  'There is one coefficient per example. Which axis of the data must they meet, whatever its rank?';

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
    clause: 'the coefficients run along the last axis, not along the batch',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch] },
  },
  {
    id: 'coefficients-of-rank-2',
    clause: 'the coefficients have the shape [batch, 1], which fits rank 2 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1] },
  },
  {
    id: 'coefficients-of-rank-3',
    clause: 'the coefficients have the shape [batch, 1, 1], which fits rank 3 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1, 1] },
  },
  {
    id: 'coefficients-of-rank-4',
    clause: 'the coefficients have the shape [batch, 1, 1, 1], which fits rank 4 only',
    hint: SHAPE_HINT,
    steps: { coefficientShape: (batch) => [batch, 1, 1, 1] },
  },
];
