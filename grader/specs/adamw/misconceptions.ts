import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import type { AdamWInput, AdamWSteps } from '../../oracle/adamw';
import { resultWith, type AdamWResult } from './result';

/** A mistake as the steps of the oracle that it replaces. */
interface Mistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  readonly steps: Partial<AdamWSteps>;
}

const withoutCorrection: Partial<AdamWSteps> = { correction: () => ({ m: 1, v: 1 }) };
const epsilonInside: Partial<AdamWSteps> = {
  direction: ({ mHat, vHat }, { epsilon }) => mHat / Math.sqrt(vHat + epsilon),
};
const decayInGradient: Partial<AdamWSteps> = {
  gradient: (gradient, parameter, { weightDecay }) => gradient + weightDecay * parameter,
  kept: () => 1,
};
const decayUnscaled: Partial<AdamWSteps> = { kept: ({ weightDecay }) => 1 - weightDecay };

const mistakes: readonly Mistake[] = [
  {
    id: 'no-bias-correction',
    sentence: 'Your step uses m and v as they are, without the bias correction.',
    hint: 'm starts at 0. After one step with β₁ = 0.9, which share of the gradient does it hold?',
    steps: withoutCorrection,
  },
  {
    id: 'only-m-corrected',
    sentence: 'Your step corrects the bias of m, but not that of v.',
    hint: 'Both running means start at 0.',
    steps: { correction: ({ beta1 }, t) => ({ m: 1 / (1 - beta1 ** t), v: 1 }) },
  },
  {
    id: 'only-v-corrected',
    sentence: 'Your step corrects the bias of v, but not that of m.',
    hint: 'Both running means start at 0.',
    steps: { correction: ({ beta2 }, t) => ({ m: 1, v: 1 / (1 - beta2 ** t) }) },
  },
  {
    id: 'correction-one-step-late',
    sentence: 'Your bias correction uses the number of steps made before this one.',
    hint: 'state.step is 0 in the first call. What is 1 − β⁰, and what do you divide by it?',
    steps: { exponent: (step) => step },
  },
  {
    id: 'correction-one-step-early',
    sentence: 'Your bias correction counts one step too many.',
    hint: 'Which power of β belongs to the first call, in which state.step is 0?',
    steps: { exponent: (step) => step + 2 },
  },
  {
    id: 'correction-of-first-step',
    sentence: 'Your bias correction is that of the first step, in every step.',
    hint: 'As steps are made, the bias fades. Which number in the formula depends on the step?',
    steps: { exponent: () => 1 },
  },
  {
    id: 'decay-in-gradient',
    sentence: 'Your weight decay is added to the gradient. That is Adam with L2 regularisation, not AdamW.',
    hint: 'In AdamW, the decay is decoupled: neither m nor v may know about it.',
    steps: decayInGradient,
  },
  {
    id: 'decay-unscaled',
    sentence: 'Your weight decay does not depend on the learning rate.',
    hint: 'With a learning rate of 0, should a parameter change at all?',
    steps: decayUnscaled,
  },
  {
    id: 'no-decay',
    sentence: 'Your step has no weight decay: it is Adam, not AdamW.',
    hint: 'What happens to a parameter whose gradient is 0?',
    steps: { kept: () => 1 },
  },
  {
    id: 'decay-of-the-result',
    sentence: 'Your weight decay shrinks the parameter after Adam’s step; it comes first.',
    hint: 'Which value is multiplied: the one before the step, or the one after it?',
    steps: {
      update: ({ parameter, kept, direction }, { learningRate }) =>
        (parameter - learningRate * direction) * kept,
    },
  },
  {
    id: 'decay-grows',
    sentence: 'Your weight decay makes parameters larger instead of smaller.',
    hint: 'With a gradient of 0, in which direction should the parameter move?',
    steps: { kept: ({ learningRate, weightDecay }) => 1 + learningRate * weightDecay },
  },
  {
    id: 'epsilon-inside-the-root',
    sentence: 'Your epsilon is added to v̂ inside the root.',
    hint: 'First the root, then epsilon.',
    steps: epsilonInside,
  },
  {
    id: 'epsilon-before-correction',
    sentence: 'Your epsilon is added to √v before the bias correction, so it is corrected too.',
    hint: 'Correct v first; then take the root, and then add epsilon.',
    steps: {
      direction: ({ mHat, vHat }, { epsilon }, { v }) => mHat / (Math.sqrt(vHat) + epsilon * Math.sqrt(v)),
    },
  },
  {
    id: 'no-epsilon',
    sentence: 'Your step ignores epsilon.',
    hint: 'What happens where all gradients so far were 0?',
    steps: { direction: ({ mHat, vHat }) => mHat / Math.sqrt(vHat) },
  },
  {
    id: 'no-root',
    sentence: 'Your step divides by v̂, not by its root.',
    hint: 'If all gradients are ten times as large, how much larger is m̂, and how much larger is v̂?',
    steps: { direction: ({ mHat, vHat }, { epsilon }) => mHat / (vHat + epsilon) },
  },
  {
    id: 'betas-exchanged',
    sentence: 'Your running means use each other’s beta.',
    hint: 'beta1 belongs to m, beta2 to v.',
    steps: {
      firstMoment: (m, gradient, { beta2 }) => beta2 * m + (1 - beta2) * gradient,
      secondMoment: (v, gradient, { beta1 }) => beta1 * v + (1 - beta1) * gradient ** 2,
      correction: ({ beta1, beta2 }, t) => ({ m: 1 / (1 - beta2 ** t), v: 1 / (1 - beta1 ** t) }),
    },
  },
  {
    id: 'weights-exchanged',
    sentence:
      'Your running means keep the share 1 − β of the old value, and take the share β of the new one.',
    hint: 'With β = 0.9, should the mean change quickly or slowly?',
    steps: {
      firstMoment: (m, gradient, { beta1 }) => (1 - beta1) * m + beta1 * gradient,
      secondMoment: (v, gradient, { beta2 }) => (1 - beta2) * v + beta2 * gradient ** 2,
    },
  },
  {
    id: 'sums-not-means',
    sentence: 'Your m and v add the whole gradient and the whole square: they are sums, not running means.',
    hint: 'If every gradient is 1, what should m approach?',
    steps: {
      firstMoment: (m, gradient, { beta1 }) => beta1 * m + gradient,
      secondMoment: (v, gradient, { beta2 }) => beta2 * v + gradient ** 2,
    },
  },
  {
    id: 'step-uphill',
    sentence: 'Your step goes along the gradient, towards a larger loss.',
    hint: 'The gradient points to where the loss grows.',
    steps: {
      update: ({ parameter, kept, direction }, { learningRate }) =>
        parameter * kept + learningRate * direction,
    },
  },
  {
    id: 'step-not-counted',
    sentence: 'Your state returns the same number of steps that came in.',
    hint: 'What should the next call find in state.step?',
    steps: { nextStep: (step) => step },
  },
  {
    id: 'corrected-moments-kept',
    sentence: 'Your state returns the bias-corrected m̂ and v̂, so the next step corrects them again.',
    hint: 'The running means go on from m and v.',
    steps: { remembered: (_, corrected) => corrected },
  },
];

const directionHalves: readonly Half<Partial<AdamWSteps>>[] = [
  { id: 'no-bias-correction', clause: 'the bias correction is missing', change: withoutCorrection },
  { id: 'epsilon-inside-the-root', clause: 'epsilon is added inside the root', change: epsilonInside },
];
const decayHalves: readonly Half<Partial<AdamWSteps>>[] = [
  {
    id: 'decay-in-gradient',
    clause: 'the weight decay is added to the gradient',
    change: decayInGradient,
  },
  {
    id: 'decay-unscaled',
    clause: 'the weight decay does not depend on the learning rate',
    change: decayUnscaled,
  },
];

export const misconceptions: readonly Misconception<AdamWInput, AdamWResult>[] = [
  ...mistakes.map(({ steps, ...text }) => ({ ...text, compute: resultWith(steps) })),
  ...pairsOf<AdamWInput, AdamWResult, Partial<AdamWSteps>, Partial<AdamWSteps>>(
    directionHalves,
    decayHalves,
    (args, direction, decay) => resultWith({ ...direction, ...decay })(args),
  ),
];

export const conditions: readonly Condition<AdamWInput>[] = [
  {
    when: 'with weight decay',
    otherwise: 'without weight decay',
    holds: ({ options }) => options.weightDecay > 0,
  },
  {
    when: 'for a single number of shape []',
    otherwise: 'for a parameter with axes',
    holds: ({ parameter }) => parameter.shape.length === 0,
  },
];
