import type { Condition, Misconception } from '../../engine/exercise';
import type { LearningRateSteps } from '../../oracle/learning-rate';
import type { NumericTensor } from '../../oracle/tensor';
import { rateWith, type RateInput } from './rate';

interface Mistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  readonly steps: Partial<LearningRateSteps>;
}

const mistakes: readonly Mistake[] = [
  {
    id: 'rate-one-step-early',
    sentence: 'Your schedule is one step ahead: step k gets the rate of step k + 1.',
    hint: 'Steps count from 1, and the step numbered warmupSteps has the maximum.',
    steps: { count: (step) => step + 1 },
  },
  {
    id: 'rate-one-step-late',
    sentence:
      'Your schedule is one step late: step k gets the rate of step k − 1, and the first step a rate of 0.',
    hint: 'Steps count from 1, and the step numbered warmupSteps has the maximum.',
    steps: { count: (step) => step - 1 },
  },
  {
    id: 'no-warm-up',
    sentence: 'Your schedule starts at the maximum: the warm-up is missing.',
    hint: 'What should the rate of step 1 be, if the maximum comes at step warmupSteps?',
    steps: { warmup: (_, { maximum }) => maximum },
  },
  {
    id: 'warm-up-from-minimum',
    sentence: 'Your warm-up starts at the minimum; its line goes through 0.',
    hint: 'What would the rate of step 0 be?',
    steps: {
      warmup: (step, { maximum, minimum, warmupSteps }) =>
        minimum + ((maximum - minimum) * step) / warmupSteps,
    },
  },
  {
    id: 'linear-decay',
    sentence: 'Your schedule falls in a line, not like half a cosine.',
    hint: 'Where is half a cosine steep, and where is it flat?',
    steps: { left: (progress) => 1 - progress },
  },
  {
    id: 'quarter-cosine',
    sentence: 'Your decay is a quarter of a cosine, not half of one.',
    hint: 'From which angle to which does the cosine fall from 1 to −1?',
    steps: { left: (progress) => Math.cos((Math.PI / 2) * progress) },
  },
  {
    id: 'full-cosine',
    sentence: 'Your decay is a whole cosine: it falls and rises again before totalSteps.',
    hint: 'From which angle to which does the cosine fall from 1 to −1?',
    steps: { left: (progress) => (1 + Math.cos(2 * Math.PI * progress)) / 2 },
  },
  {
    id: 'minimum-ignored',
    sentence: 'Your schedule decays to 0, not to the minimum.',
    hint: 'Between which two rates does the cosine lie?',
    steps: { decayed: (left, { maximum }) => maximum * left },
  },
  {
    id: 'minimum-added',
    sentence: 'Your decay starts above the maximum, because the minimum is added to the whole cosine.',
    hint: 'How high is the cosine, if it starts at the maximum and ends at the minimum?',
    steps: { decayed: (left, { maximum, minimum }) => minimum + maximum * left },
  },
  {
    id: 'rises-again',
    sentence: 'Your rate rises again after totalSteps.',
    hint: 'What does the cosine do beyond π?',
    steps: {
      progress: (step, { warmupSteps, totalSteps }) => (step - warmupSteps) / (totalSteps - warmupSteps),
    },
  },
  {
    id: 'progress-of-all-steps',
    sentence: 'Your progress is step / totalSteps, so the decay does not start at the maximum.',
    hint: 'What should progress be at the last step of the warm-up?',
    steps: { progress: (step, { totalSteps }) => Math.min(step / totalSteps, 1) },
  },
  {
    id: 'decay-too-slow',
    sentence: 'Your decay takes totalSteps steps after the warm-up, so it ends too late.',
    hint: 'How many steps are left for the decay, once the warm-up is over?',
    steps: {
      progress: (step, { warmupSteps, totalSteps }) => Math.min((step - warmupSteps) / totalSteps, 1),
    },
  },
];

export const rateMisconceptions: readonly Misconception<RateInput, NumericTensor>[] = mistakes.map(
  ({ steps, ...text }) => ({ ...text, compute: rateWith(steps) }),
);

export const rateConditions: readonly Condition<RateInput>[] = [
  {
    when: 'in the warm-up',
    otherwise: 'after the warm-up',
    holds: ({ step, schedule }) => step <= schedule.warmupSteps,
  },
  {
    when: 'after totalSteps',
    otherwise: 'up to totalSteps',
    holds: ({ step, schedule }) => step > schedule.totalSteps,
  },
];
