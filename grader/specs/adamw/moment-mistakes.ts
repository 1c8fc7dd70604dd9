import type { Alternative } from '../../engine/pipeline';
import type { AdamWSteps } from '../../oracle/adamw';

const MEAN_HINT = 'With β = 0.9, how much of the old mean is left after a step, and how much is new?';

/** Mistakes in the running means, and in what the state remembers of them. */
export const momentAlternatives: readonly Alternative<AdamWSteps>[] = [
  {
    id: 'betas-exchanged',
    clause: 'm and v use each other’s beta',
    sentence: 'Your running means use each other’s beta.',
    hint: 'beta1 belongs to m, beta2 to v.',
    steps: { betas: ({ beta1, beta2 }) => ({ m: beta2, v: beta1 }) },
  },
  {
    id: 'beta1-for-both',
    clause: 'm and v both use beta1',
    hint: 'Which of the two means has to be the slower one?',
    steps: { betas: ({ beta1 }) => ({ m: beta1, v: beta1 }) },
  },
  {
    id: 'beta2-for-both',
    clause: 'm and v both use beta2',
    hint: 'Which of the two means has to be the slower one?',
    steps: { betas: ({ beta2 }) => ({ m: beta2, v: beta2 }) },
  },
  {
    id: 'weights-exchanged',
    clause: 'the shares β and 1 − β are exchanged in m and v',
    sentence:
      'Your running means keep the share 1 − β of the old value, and take the share β of the new one.',
    hint: 'With β = 0.9, should the mean change quickly or slowly?',
    steps: {
      firstMoment: (m, gradient, beta) => (1 - beta) * m + beta * gradient,
      secondMoment: (v, gradient, beta) => (1 - beta) * v + beta * gradient ** 2,
    },
  },
  {
    id: 'm-weights-exchanged',
    clause: 'the shares β and 1 − β are exchanged in m',
    hint: 'With β = 0.9, should the mean change quickly or slowly?',
    steps: { firstMoment: (m, gradient, beta) => (1 - beta) * m + beta * gradient },
  },
  {
    id: 'v-weights-exchanged',
    clause: 'the shares β and 1 − β are exchanged in v',
    hint: 'With β = 0.9, should the mean change quickly or slowly?',
    steps: { secondMoment: (v, gradient, beta) => (1 - beta) * v + beta * gradient ** 2 },
  },
  {
    id: 'sums-not-means',
    clause: 'm and v are sums, not running means',
    sentence: 'Your m and v add the whole gradient and the whole square: they are sums, not running means.',
    hint: 'If every gradient is 1, what should m approach?',
    steps: {
      firstMoment: (m, gradient, beta) => beta * m + gradient,
      secondMoment: (v, gradient, beta) => beta * v + gradient ** 2,
    },
  },
  {
    id: 'm-is-a-sum',
    clause: 'm takes the whole gradient, as momentum does, and is no running mean',
    hint: 'If every gradient is 1, what should m approach?',
    steps: { firstMoment: (m, gradient, beta) => beta * m + gradient },
  },
  {
    id: 'v-is-a-sum',
    clause: 'v takes the whole square of the gradient, and is no running mean',
    hint: 'If every gradient is 1, what should v approach?',
    steps: { secondMoment: (v, gradient, beta) => beta * v + gradient ** 2 },
  },
  {
    id: 'v-keeps-everything',
    clause: 'v adds up the squares of all gradients, and forgets nothing',
    hint: 'That is Adagrad. In Adam, how much do old gradients count?',
    steps: { secondMoment: (v, gradient) => v + gradient ** 2 },
  },
  {
    id: 'm-without-past',
    clause: 'm holds nothing of the m before it',
    hint: MEAN_HINT,
    steps: { firstMoment: (_, gradient, beta) => (1 - beta) * gradient },
  },
  {
    id: 'v-without-past',
    clause: 'v holds nothing of the v before it',
    hint: MEAN_HINT,
    steps: { secondMoment: (_, gradient, beta) => (1 - beta) * gradient ** 2 },
  },
  {
    id: 'm-old-share-missing',
    clause: 'm keeps all of the old value and takes a share of the new one',
    hint: MEAN_HINT,
    steps: { firstMoment: (m, gradient, beta) => m + (1 - beta) * gradient },
  },
  {
    id: 'v-old-share-missing',
    clause: 'v keeps all of the old value and takes a share of the new one',
    hint: MEAN_HINT,
    steps: { secondMoment: (v, gradient, beta) => v + (1 - beta) * gradient ** 2 },
  },
  {
    id: 'v-without-square',
    clause: 'v is a mean of the gradient itself, not of its square',
    hint: 'v measures how large gradients are. Can that be negative?',
    steps: { secondMoment: (v, gradient, beta) => beta * v + (1 - beta) * gradient },
  },
  {
    id: 'v-of-magnitudes',
    clause: 'v is a mean of the gradient’s magnitude, not of its square',
    hint: 'Of what is the root taken later on?',
    steps: { secondMoment: (v, gradient, beta) => beta * v + (1 - beta) * Math.abs(gradient) },
  },
  {
    id: 'v-of-m',
    clause: 'v is a mean of the square of m, not of the gradient’s',
    hint: 'm is already smooth. Which of the two tells how large single gradients are?',
    steps: { secondMoment: (v, _, beta, newM) => beta * v + (1 - beta) * newM ** 2 },
  },
  {
    id: 'share-squared',
    clause: 'the share 1 − β₂ of the gradient is squared along with it',
    hint: 'If every gradient is 1, what should v approach? In which order do you square and multiply?',
    steps: { secondMoment: (v, gradient, beta) => beta * v + ((1 - beta) * gradient) ** 2 },
  },
  {
    id: 'step-not-counted',
    clause: 'the state returns the same number of steps that came in',
    sentence: 'Your state returns the same number of steps that came in.',
    hint: 'What should the next call find in state.step?',
    steps: { nextStep: (step) => step },
  },
  {
    id: 'step-counted-twice',
    clause: 'the step is counted twice in the returned state',
    hint: 'What should the next call find in state.step?',
    steps: { nextStep: (step) => step + 2 },
  },
  {
    id: 'step-always-one',
    clause: 'the returned state always has a step of 1',
    hint: 'What should the third call find in state.step?',
    steps: { nextStep: () => 1 },
  },
  {
    id: 'corrected-moments-kept',
    clause: 'the state returns the bias-corrected m̂ and v̂',
    sentence: 'Your state returns the bias-corrected m̂ and v̂, so the next step corrects them again.',
    hint: 'The running means go on from m and v.',
    steps: { rememberedM: (_, mHat) => mHat, rememberedV: (_, vHat) => vHat },
  },
  {
    id: 'old-moments-kept',
    clause: 'the state returns the m and v that came in',
    hint: 'What should the next call find in state.m and state.v?',
    steps: { rememberedM: (_, __, oldM) => oldM, rememberedV: (_, __, oldV) => oldV },
  },
  {
    id: 'moments-exchanged',
    clause: 'm and v are exchanged in the returned state',
    hint: 'Which of the two can be negative?',
    steps: { rememberedM: (_, __, ___, v) => v, rememberedV: (_, __, ___, m) => m },
  },
  {
    id: 'root-of-v-kept',
    clause: 'the state returns the root of v',
    hint: 'Of what is v the running mean? The next step goes on from what you return.',
    steps: { rememberedV: (v) => Math.sqrt(v) },
  },
];
