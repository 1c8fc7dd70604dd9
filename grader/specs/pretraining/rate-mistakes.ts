import type { Alternative } from '../../engine/pipeline';
import type { LearningRateSteps } from '../../oracle/learning-rate';

const LINE_HINT = 'Draw the line: which rate belongs to step 0, and which to step warmupSteps?';
const COSINE_HINT = 'From which angle to which does the cosine fall from 1 to −1?';
const SHARE_HINT = 'Which share of the way is left at the start of the decay, half-way, and at its end?';
const PROGRESS_HINT = 'Which progress belongs to step warmupSteps, and which to step totalSteps?';
const RANGE_HINT = 'Between which two rates does the cosine lie?';

/** Mistakes in the warm-up, and in how steps are counted. */
export const warmUpAlternatives: readonly Alternative<LearningRateSteps>[] = [
  {
    id: 'rate-one-step-early',
    clause: 'the schedule is one step ahead',
    sentence: 'Your schedule is one step ahead: step k gets the rate of step k + 1.',
    hint: 'Steps count from 1, and the step numbered warmupSteps has the maximum.',
    steps: { count: (step) => step + 1 },
  },
  {
    id: 'rate-one-step-late',
    clause: 'the schedule is one step late',
    sentence:
      'Your schedule is one step late: step k gets the rate of step k − 1, and the first step a rate of 0.',
    hint: 'Steps count from 1, and the step numbered warmupSteps has the maximum.',
    steps: { count: (step) => step - 1 },
  },
  {
    id: 'no-warm-up',
    clause: 'the warm-up is missing',
    sentence: 'Your schedule starts at the maximum: the warm-up is missing.',
    hint: 'What should the rate of step 1 be, if the maximum comes at step warmupSteps?',
    steps: { warmup: (_, { maximum }) => maximum },
  },
  {
    id: 'warm-up-from-minimum',
    clause: 'the warm-up starts at the minimum, not at 0',
    sentence: 'Your warm-up starts at the minimum; its line goes through 0.',
    hint: 'What would the rate of step 0 be?',
    steps: {
      warmup: (step, { maximum, minimum, warmupSteps }) =>
        minimum + ((maximum - minimum) * step) / warmupSteps,
    },
  },
  {
    id: 'warm-up-one-step-early',
    clause: 'the warm-up is one step ahead',
    hint: LINE_HINT,
    steps: { warmup: (step, { maximum, warmupSteps }) => (maximum * (step + 1)) / warmupSteps },
  },
  {
    id: 'warm-up-one-step-late',
    clause: 'the warm-up is one step late',
    hint: LINE_HINT,
    steps: { warmup: (step, { maximum, warmupSteps }) => (maximum * (step - 1)) / warmupSteps },
  },
  {
    id: 'warm-up-of-all-steps',
    clause: 'the warm-up rises as if it had totalSteps steps',
    hint: LINE_HINT,
    steps: { warmup: (step, { maximum, totalSteps }) => (maximum * step) / totalSteps },
  },
  {
    id: 'warm-up-to-one',
    clause: 'the warm-up rises to 1, not to the maximum',
    hint: LINE_HINT,
    steps: { warmup: (step, { warmupSteps }) => step / warmupSteps },
  },
  {
    id: 'warm-up-to-the-minimum',
    clause: 'the warm-up rises to the minimum, not to the maximum',
    hint: LINE_HINT,
    steps: { warmup: (step, { minimum, warmupSteps }) => (minimum * step) / warmupSteps },
  },
  {
    id: 'warm-up-squared',
    clause: 'the warm-up rises like a parabola, not in a line',
    hint: LINE_HINT,
    steps: { warmup: (step, { maximum, warmupSteps }) => maximum * (step / warmupSteps) ** 2 },
  },
  {
    id: 'warm-up-like-cosine',
    clause: 'the warm-up rises like half a cosine, not in a line',
    hint: LINE_HINT,
    steps: {
      warmup: (step, { maximum, warmupSteps }) =>
        (maximum * (1 - Math.cos((Math.PI * step) / warmupSteps))) / 2,
    },
  },
  {
    id: 'warm-up-inverted',
    clause: 'the warm-up divides by the step, so it falls',
    hint: LINE_HINT,
    steps: { warmup: (step, { maximum, warmupSteps }) => (maximum * warmupSteps) / step },
  },
];

/** Mistakes in the decay. */
export const decayAlternatives: readonly Alternative<LearningRateSteps>[] = [
  {
    id: 'progress-of-all-steps',
    clause: 'progress is step / totalSteps',
    sentence: 'Your progress is step / totalSteps, so the decay does not start at the maximum.',
    hint: 'What should progress be at the last step of the warm-up?',
    steps: { progress: (step, { totalSteps }) => step / totalSteps },
  },
  {
    id: 'decay-too-slow',
    clause: 'the decay takes totalSteps steps after the warm-up',
    sentence: 'Your decay takes totalSteps steps after the warm-up, so it ends too late.',
    hint: 'How many steps are left for the decay, once the warm-up is over?',
    steps: { progress: (step, { warmupSteps, totalSteps }) => (step - warmupSteps) / totalSteps },
  },
  {
    id: 'decay-one-step-late',
    clause: 'the decay is one step late',
    hint: PROGRESS_HINT,
    steps: {
      progress: (step, { warmupSteps, totalSteps }) => (step - warmupSteps - 1) / (totalSteps - warmupSteps),
    },
  },
  {
    id: 'decay-one-step-short',
    clause: 'the decay is one step too short',
    hint: PROGRESS_HINT,
    steps: {
      progress: (step, { warmupSteps, totalSteps }) => (step - warmupSteps) / (totalSteps - warmupSteps - 1),
    },
  },
  {
    id: 'warm-up-in-progress',
    clause: 'progress counts the steps of the warm-up as well',
    hint: PROGRESS_HINT,
    steps: { progress: (step, { warmupSteps, totalSteps }) => step / (totalSteps - warmupSteps) },
  },
  {
    id: 'rises-again',
    clause: 'the rate rises again after totalSteps',
    sentence: 'Your rate rises again after totalSteps.',
    hint: 'What does the cosine do beyond π?',
    steps: { clamp: (progress) => progress },
  },
  {
    id: 'starts-again',
    clause: 'the decay starts again at totalSteps',
    hint: 'Which rate should every step after totalSteps have?',
    steps: { clamp: (progress) => progress % 1 },
  },
  {
    id: 'linear-decay',
    clause: 'the rate falls in a line, not like half a cosine',
    sentence: 'Your schedule falls in a line, not like half a cosine.',
    hint: 'Where is half a cosine steep, and where is it flat?',
    steps: { left: (progress) => 1 - progress },
  },
  {
    id: 'quarter-cosine',
    clause: 'the decay is a quarter of a cosine, not half of one',
    sentence: 'Your decay is a quarter of a cosine, not half of one.',
    hint: COSINE_HINT,
    steps: { left: (progress) => Math.cos((Math.PI / 2) * progress) },
  },
  {
    id: 'full-cosine',
    clause: 'the decay is a whole cosine, not half of one',
    sentence: 'Your decay is a whole cosine: it falls and rises again before totalSteps.',
    hint: COSINE_HINT,
    steps: { left: (progress) => (1 + Math.cos(2 * Math.PI * progress)) / 2 },
  },
  {
    id: 'cosine-without-pi',
    clause: 'the angle of the cosine lacks π',
    hint: COSINE_HINT,
    steps: { left: (progress) => (1 + Math.cos(progress)) / 2 },
  },
  {
    id: 'cosine-in-degrees',
    clause: 'the angle of the cosine is in degrees',
    hint: 'In which unit does Math.cos take its angle?',
    steps: { left: (progress) => (1 + Math.cos(180 * progress)) / 2 },
  },
  {
    id: 'sine-for-cosine',
    clause: 'the decay is that of a sine, not of a cosine',
    hint: COSINE_HINT,
    steps: { left: (progress) => (1 + Math.sin(Math.PI * progress)) / 2 },
  },
  {
    id: 'cosine-not-halved',
    clause: '1 plus the cosine is not halved',
    hint: SHARE_HINT,
    steps: { left: (progress) => 1 + Math.cos(Math.PI * progress) },
  },
  {
    id: 'cosine-not-raised',
    clause: 'the cosine is taken as it is, so it becomes negative',
    hint: SHARE_HINT,
    steps: { left: (progress) => Math.cos(Math.PI * progress) },
  },
  {
    id: 'only-cosine-halved',
    clause: 'the cosine alone is halved, not its sum with 1',
    hint: SHARE_HINT,
    steps: { left: (progress) => 1 + Math.cos(Math.PI * progress) / 2 },
  },
  {
    id: 'cosine-upside-down',
    clause: 'the rate rises from the minimum to the maximum after the warm-up',
    hint: SHARE_HINT,
    steps: { left: (progress) => (1 - Math.cos(Math.PI * progress)) / 2 },
  },
  {
    id: 'minimum-ignored',
    clause: 'the rate decays to 0, not to the minimum',
    sentence: 'Your schedule decays to 0, not to the minimum.',
    hint: RANGE_HINT,
    steps: { decayed: (left, { maximum }) => maximum * left },
  },
  {
    id: 'minimum-added',
    clause: 'the minimum is added to the whole cosine',
    sentence: 'Your decay starts above the maximum, because the minimum is added to the whole cosine.',
    hint: 'How high is the cosine, if it starts at the maximum and ends at the minimum?',
    steps: { decayed: (left, { maximum, minimum }) => minimum + maximum * left },
  },
  {
    id: 'minimum-not-added',
    clause: 'the minimum is subtracted from the maximum, but not added',
    hint: RANGE_HINT,
    steps: { decayed: (left, { maximum, minimum }) => (maximum - minimum) * left },
  },
  {
    id: 'minimum-cuts-off',
    clause: 'the rate decays towards 0 and is cut off at the minimum',
    hint: RANGE_HINT,
    steps: { decayed: (left, { maximum, minimum }) => Math.max(minimum, maximum * left) },
  },
  {
    id: 'minimum-as-share',
    clause: 'the minimum is taken for a share of the maximum',
    hint: 'Is the minimum a learning rate of its own, or a fraction of another?',
    steps: { decayed: (left, { maximum, minimum }) => maximum * (minimum + (1 - minimum) * left) },
  },
  {
    id: 'range-as-sum',
    clause: 'the cosine spans the sum of maximum and minimum, not their difference',
    hint: 'How high is the cosine, if it starts at the maximum and ends at the minimum?',
    steps: { decayed: (left, { maximum, minimum }) => minimum + (maximum + minimum) * left },
  },
  {
    id: 'no-rate-decay',
    clause: 'the rate stays at the maximum after the warm-up',
    hint: 'Which rate should the step numbered totalSteps have?',
    steps: { decayed: (_, { maximum }) => maximum },
  },
];
