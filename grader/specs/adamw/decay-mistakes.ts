import type { Alternative } from '../../engine/pipeline';
import { adamWSteps, type AdamWSteps } from '../../oracle/adamw';

const DECOUPLED_HINT = 'In AdamW, the decay is decoupled: neither m nor v may know about it.';

const withDecay: AdamWSteps['gradient'] = (gradient, parameter, { weightDecay }) =>
  gradient + weightDecay * parameter;

/** Mistakes in weight decay. */
export const decayAlternatives: readonly Alternative<AdamWSteps>[] = [
  {
    id: 'decay-in-gradient',
    clause: 'the weight decay is added to the gradient',
    sentence: 'Your weight decay is added to the gradient. That is Adam with L2 regularisation, not AdamW.',
    hint: DECOUPLED_HINT,
    steps: { gradient: withDecay, kept: () => 1 },
  },
  {
    id: 'decay-in-gradient-too',
    clause: 'the weight decay is added to the gradient as well',
    hint: DECOUPLED_HINT,
    steps: { gradient: withDecay },
  },
  {
    id: 'decay-over-the-root',
    clause: 'the weight decay is added to m̂, and so divided by the root of v̂',
    hint: 'Should a parameter with large gradients decay less than others?',
    steps: {
      numerator: (mHat, _, __, parameter, { weightDecay }) => mHat + weightDecay * parameter,
      kept: () => 1,
    },
  },
  {
    id: 'decay-unscaled',
    clause: 'the weight decay does not depend on the learning rate',
    sentence: 'Your weight decay does not depend on the learning rate.',
    hint: 'With a learning rate of 0, should a parameter change at all?',
    steps: { kept: ({ weightDecay }) => 1 - weightDecay },
  },
  {
    id: 'decay-by-rate-alone',
    clause: 'the parameter decays by the learning rate alone, whatever weightDecay is',
    hint: 'With a weightDecay of 0, should a parameter decay?',
    steps: { kept: ({ learningRate }) => 1 - learningRate },
  },
  {
    id: 'no-decay',
    clause: 'there is no weight decay',
    sentence: 'Your step has no weight decay: it is Adam, not AdamW.',
    hint: 'What happens to a parameter whose gradient is 0?',
    steps: { kept: () => 1 },
  },
  {
    id: 'decay-of-the-result',
    clause: 'the weight decay shrinks the parameter after Adam’s step',
    sentence: 'Your weight decay shrinks the parameter after Adam’s step; it comes first.',
    hint: 'Which value is multiplied: the one before the step, or the one after it?',
    steps: { update: (parameter, kept, move) => (parameter - move) * kept },
  },
  {
    id: 'decay-grows',
    clause: 'the weight decay makes parameters larger',
    sentence: 'Your weight decay makes parameters larger instead of smaller.',
    hint: 'With a gradient of 0, in which direction should the parameter move?',
    steps: { kept: ({ learningRate, weightDecay }) => 1 + learningRate * weightDecay },
  },
  {
    id: 'decayed-share-kept',
    clause: 'of the parameter only the share is kept that should decay',
    hint: 'With a weightDecay of 0, what should be left of the parameter?',
    steps: { kept: ({ learningRate, weightDecay }) => learningRate * weightDecay },
  },
  {
    id: 'decay-twice',
    clause: 'the weight decay is applied twice',
    hint: 'By which factor should a parameter shrink if its gradient is 0?',
    steps: { kept: (options, rank) => adamWSteps.kept(options, rank) ** 2 },
  },
  {
    id: 'decay-by-rate-squared',
    clause: 'the weight decay is multiplied by the learning rate twice',
    hint: 'By which factor should a parameter shrink if its gradient is 0?',
    steps: { kept: ({ learningRate, weightDecay }) => 1 - learningRate ** 2 * weightDecay },
  },
  {
    id: 'decay-of-matrices-only',
    clause: 'only parameters with two axes or more decay',
    hint: 'Many trainings spare vectors from weight decay. What does the doc comment say?',
    steps: { kept: (options, rank) => (rank < 2 ? 1 : adamWSteps.kept(options, rank)) },
  },
];
