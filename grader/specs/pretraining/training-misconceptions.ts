import type { Condition, Misconception } from '../../engine/exercise';
import { learningRateAt } from '../../oracle/learning-rate';
import type { PretrainInput, TrainingSteps } from '../../oracle/pretraining';
import { dim, mapValues } from '../../oracle/tensor';
import { frozenGroups } from './frozen-groups';
import { trainedWith, type TrainingResult } from './training';

interface Mistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  readonly steps: Partial<TrainingSteps>;
}

const mistakes: readonly Mistake[] = [
  {
    id: 'schedule-one-step-late',
    sentence: 'Your first step has the learning rate of step 0, which is 0: the schedule is one step late.',
    hint: 'Batches are counted from 0, steps from 1.',
    steps: { learningRate: (step, schedule) => learningRateAt(step - 1, schedule) },
  },
  {
    id: 'schedule-one-step-early',
    sentence: 'Your first step has the learning rate of step 2: the schedule is one step early.',
    hint: 'Which number has the first step?',
    steps: { learningRate: (step, schedule) => learningRateAt(step + 1, schedule) },
  },
  {
    id: 'constant-rate',
    sentence: 'Every one of your steps has the maximum as its learning rate: the schedule is not used.',
    hint: 'Which function gives the learning rate of a step?',
    steps: { learningRate: (_, { maximum }) => maximum },
  },
  {
    id: 'rate-of-first-step',
    sentence: 'Every one of your steps has the learning rate of the first.',
    hint: 'Which number changes from step to step?',
    steps: { learningRate: (_, schedule) => learningRateAt(1, schedule) },
  },
  {
    id: 'state-forgotten',
    sentence: 'Every one of your steps starts with a new optimizer state, as if it were the first.',
    hint: 'What does the optimizer have to remember from one batch to the next?',
    steps: { state: ({ m, v }) => ({ step: 0, m: mapValues(m, () => 0), v: mapValues(v, () => 0) }) },
  },
  {
    id: 'step-not-carried',
    sentence: 'Your steps carry on m and v, but not the number of steps made.',
    hint: 'Which parts does the state have, and which of them does the bias correction need?',
    steps: { state: (own) => ({ ...own, step: 0 }) },
  },
  {
    id: 'state-starts-at-one',
    sentence: 'Your states start with a step of 1, so that the bias correction is one step ahead.',
    hint: 'How many steps have been made before the first one?',
    steps: { state: (own, { step }) => ({ ...own, step: step + 1 }) },
  },
  {
    id: 'one-counter-for-all',
    sentence: 'All of your parameters share one count of steps, so it grows with every parameter.',
    hint: 'How many steps has the second parameter made when the first batch comes?',
    steps: {
      state: (own, { step, parameter, numParameters }) => ({
        ...own,
        step: step * numParameters + parameter,
      }),
    },
  },
  {
    id: 'gradients-accumulate',
    sentence: 'Your gradients add up from batch to batch.',
    hint: 'Which loss does a step make smaller: that of its own batch, or that of all so far?',
    steps: { gradient: (now, before) => now + before },
  },
  {
    id: 'always-first-batch',
    sentence: 'Every one of your steps trains on the first batch.',
    hint: 'Which tokens go into the loss of step k?',
    steps: { batch: ([first]) => first },
  },
  {
    id: 'parameters-not-carried',
    sentence: 'Every one of your steps starts from the given parameters; only the last step is kept.',
    hint: 'Which parameters should the second step start from?',
    steps: { from: (_, first) => first },
  },
  {
    id: 'loss-after-the-step',
    sentence: 'Your losses are those after each step; each should be taken before its step.',
    hint: 'The gradient and the loss come from the same pass through the model.',
    steps: { recorded: 'after the step' },
  },
  {
    id: 'no-weight-decay',
    sentence: 'Your training has no weight decay.',
    hint: 'Which options does AdamW get?',
    steps: { options: (options) => ({ ...options, weightDecay: 0 }) },
  },
  {
    id: 'matrices-decay-only',
    sentence: 'Your norms and biases do not decay; in this exercise every tensor does.',
    hint: 'Many trainings spare vectors from weight decay. What does the doc comment say?',
    steps: {
      options: (options, path) => (/\.(gain|bias\d?)$/.test(path) ? { ...options, weightDecay: 0 } : options),
    },
  },
  ...frozenGroups.map(({ matches, ...text }) => ({
    ...text,
    steps: { isTrained: (path: string) => !matches.test(path) },
  })),
];

export const trainingMisconceptions: readonly Misconception<PretrainInput, TrainingResult>[] = mistakes.map(
  ({ steps, ...text }) => ({ ...text, compute: trainedWith(steps) }),
);

export const trainingConditions: readonly Condition<PretrainInput>[] = [
  {
    when: 'with several blocks',
    otherwise: 'with one block or none',
    holds: ({ params }) => params.blocks.length > 1,
  },
  {
    when: 'with one example in each batch',
    otherwise: 'with several examples in each batch',
    holds: ({ batches: [first] }) => first !== undefined && dim(first, 0) === 1,
  },
];
