import type { Alternative } from '../../engine/pipeline';
import { learningRateAt } from '../../oracle/learning-rate';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import type { UpdateSteps } from '../../oracle/updates';

const SCHEDULE_HINT = 'Which step of the schedule is the first batch, and which the last?';
const STATE_HINT = 'What does the optimizer have to remember from one batch to the next?';
const CONSTANTS_HINT = 'Which of the constants come from the options, and which does your code choose?';

const zeros = (x: NumericTensor): NumericTensor => mapValues(x, () => 0);

/** Mistakes in the learning rate of a step. */
export const rateAlternatives: readonly Alternative<UpdateSteps>[] = [
  {
    id: 'schedule-one-step-late',
    clause: 'the schedule is one step late',
    sentence: 'Your first step has the learning rate of step 0, which is 0: the schedule is one step late.',
    hint: 'Batches are counted from 0, steps from 1.',
    steps: { learningRate: (step, schedule) => learningRateAt(step - 1, schedule) },
  },
  {
    id: 'schedule-one-step-early',
    clause: 'the schedule is one step early',
    sentence: 'Your first step has the learning rate of step 2: the schedule is one step early.',
    hint: 'Which number has the first step?',
    steps: { learningRate: (step, schedule) => learningRateAt(step + 1, schedule) },
  },
  {
    id: 'constant-rate',
    clause: 'every step has the maximum as its learning rate',
    sentence: 'Every one of your steps has the maximum as its learning rate: the schedule is not used.',
    hint: 'Which function gives the learning rate of a step?',
    steps: { learningRate: (_, { maximum }) => maximum },
  },
  {
    id: 'rate-of-first-step',
    clause: 'every step has the learning rate of the first',
    sentence: 'Every one of your steps has the learning rate of the first.',
    hint: 'Which number changes from step to step?',
    steps: { learningRate: (_, schedule) => learningRateAt(1, schedule) },
  },
  {
    id: 'rate-of-last-step',
    clause: 'every step has the learning rate of the last',
    hint: 'Which number changes from step to step?',
    steps: { learningRate: (_, schedule, numSteps) => learningRateAt(numSteps, schedule) },
  },
  {
    id: 'schedule-backwards',
    clause: 'the schedule runs backwards',
    hint: SCHEDULE_HINT,
    steps: { learningRate: (step, schedule, numSteps) => learningRateAt(numSteps + 1 - step, schedule) },
  },
];

/** Mistakes in what the optimizer gets, and in what it carries on to the next step. */
export const stateAlternatives: readonly Alternative<UpdateSteps>[] = [
  {
    id: 'state-forgotten',
    clause: 'every step starts with a new optimizer state',
    sentence: 'Every one of your steps starts with a new optimizer state, as if it were the first.',
    hint: STATE_HINT,
    steps: { counted: () => 0, firstMoment: zeros, secondMoment: zeros },
  },
  {
    id: 'm-not-carried',
    clause: 'm is not carried on to the next step',
    hint: STATE_HINT,
    steps: { firstMoment: zeros },
  },
  {
    id: 'v-not-carried',
    clause: 'v is not carried on to the next step',
    hint: STATE_HINT,
    steps: { secondMoment: zeros },
  },
  {
    id: 'step-not-carried',
    clause: 'the number of steps made is not carried on to the next step',
    sentence: 'Your steps carry on m and v, but not the number of steps made.',
    hint: 'Which parts does the state have, and which of them does the bias correction need?',
    steps: { counted: () => 0 },
  },
  {
    id: 'state-starts-at-one',
    clause: 'the states start with a step of 1',
    sentence: 'Your states start with a step of 1, so that the bias correction is one step ahead.',
    hint: 'How many steps have been made before the first one?',
    steps: { counted: (_, { step }) => step + 1 },
  },
  {
    id: 'one-counter-for-all',
    clause: 'all parameters share one count of steps',
    sentence: 'All of your parameters share one count of steps, so it grows with every parameter.',
    hint: 'How many steps has the second parameter made when the first batch comes?',
    steps: { counted: (_, { step, parameter, numParameters }) => step * numParameters + parameter },
  },
  {
    id: 'gradients-accumulate',
    clause: 'the gradients add up from batch to batch',
    sentence: 'Your gradients add up from batch to batch.',
    hint: 'Which loss does a step make smaller: that of its own batch, or that of all so far?',
    steps: { gradient: (now, before) => now + before },
  },
  {
    id: 'gradients-negated',
    clause: 'the gradients are negated, so the loss grows',
    hint: 'adamWStep goes against the gradient that it is given. In which direction should the loss change?',
    steps: { gradient: (now) => -now },
  },
  {
    id: 'signs-of-gradients',
    clause: 'only the signs of the gradients are used',
    hint: 'What does adamWStep expect of its gradient?',
    steps: { gradient: (now) => Math.sign(now) },
  },
];

/** Mistakes in the constants of the optimizer. */
export const optimizerAlternatives: readonly Alternative<UpdateSteps>[] = [
  {
    id: 'gradient-descent',
    clause: 'the steps are those of plain gradient descent',
    sentence: 'Your steps are those of plain gradient descent, without AdamW.',
    hint: 'Which function makes a step of AdamW, and what has to be kept for it?',
    steps: {
      optimizer: {
        numerator: (_, __, gradient) => gradient,
        direction: (numerator) => numerator,
        kept: () => 1,
      },
    },
  },
  {
    id: 'no-weight-decay',
    clause: 'there is no weight decay',
    sentence: 'Your training has no weight decay.',
    hint: 'Which options does AdamW get?',
    steps: { weightDecay: () => 0 },
  },
  {
    id: 'usual-betas',
    clause: 'the betas are fixed at 0.9 and 0.999',
    hint: CONSTANTS_HINT,
    steps: { constants: (options) => ({ ...options, beta1: 0.9, beta2: 0.999 }) },
  },
  {
    id: 'usual-constants',
    clause: 'the betas and epsilon are fixed at 0.9, 0.999 and 1e-8',
    hint: CONSTANTS_HINT,
    steps: { constants: (options) => ({ ...options, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }) },
  },
  {
    id: 'betas-exchanged',
    clause: 'beta1 and beta2 are exchanged',
    hint: 'Which beta belongs to the gradient, and which to its square?',
    steps: {
      constants: (options) => ({ ...options, beta1: options.beta2, beta2: options.beta1 }),
    },
  },
];
