import { mean, sum } from '../../oracle/reductions';
import { preferenceLoss, type PreferenceSteps } from '../../oracle/preferences';
import type { StepMistake } from './step-mistakes';

/** Below this, e^margin is 0 in float32; above its negative, e^−margin is infinite. */
const FLOAT32_LIMIT = -104;

/** Mistakes in the loss of a margin: in −ln σ(margin), and in the mean. */
export const preferenceMistakes: readonly StepMistake<PreferenceSteps>[] = [
  {
    id: 'overflow',
    sentence:
      'Your loss is infinite where the rejected response is far ahead: σ of such a margin is 0 in float32, and its logarithm is −∞.',
    hint: 'The right loss of such a pair is as large as the margin itself. Which form of −ln σ(x) needs no σ, and never an exponential of a large number?',
    clause: 'the loss overflows for large margins',
    change: { loss: (margin) => (margin < FLOAT32_LIMIT ? Infinity : preferenceLoss(margin)) },
  },
  {
    id: 'no-logarithm',
    sentence: 'Your loss is the mean of −σ, without the logarithm.',
    hint: 'The loss is the surprise at the preference: what does a probability of 1/1000 cost?',
    clause: 'the logarithm is missing',
    change: { loss: (margin) => -1 / (1 + Math.exp(-margin)) },
  },
  {
    id: 'no-sigmoid',
    sentence: 'Your loss is the negated mean of the margins, without −ln σ.',
    hint: 'What turns a margin into the probability of a preference?',
    clause: 'the sigmoid and the logarithm are missing',
    change: { loss: (margin) => -margin },
  },
  {
    id: 'hinge',
    sentence: 'Your loss is max(0, −margin), the loss of a classifier that only wants the right order.',
    hint: 'How much does a margin of 0 cost?',
    clause: 'the loss is max(0, −margin)',
    change: { loss: (margin) => Math.max(0, -margin) },
  },
  {
    id: 'negative',
    sentence: 'Your loss has the wrong sign.',
    hint: 'ln σ is negative; training minimises the loss.',
    clause: 'the loss has the wrong sign',
    change: { loss: (margin) => -preferenceLoss(margin) },
  },
  {
    id: 'summed',
    sentence: 'Your loss is the sum over the pairs, not their mean.',
    hint: 'Should a larger batch have a larger loss?',
    clause: 'the loss is a sum, not a mean',
    change: { reduce: (margins, loss) => sum(margins.map(loss)) },
  },
  {
    id: 'mean-of-margins',
    sentence: 'Your loss is −ln σ of the mean margin, not the mean of −ln σ.',
    hint: 'Each pair has a loss of its own. When is the mean taken?',
    clause: 'the mean is taken before −ln σ',
    change: { reduce: (margins, loss) => loss(mean(margins)) },
  },
];
