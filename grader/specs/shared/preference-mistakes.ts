import type { Alternative } from '../../engine/pipeline';
import { preferenceLoss, type PreferenceSteps } from '../../oracle/preferences';
import { mean, sum } from '../../oracle/reductions';

/** Below this, σ(margin) is 0 in float32, and e^−margin is infinite. */
const FLOAT32_LIMIT = -104;

const SURPRISE_HINT = 'The loss is the surprise at the preference: what does a probability of 1/1000 cost?';
const ORDER_HINT = 'How much does a margin of 0 cost?';
const FLOOR_HINT =
  'A margin of −1000 costs 1000. Which form of −ln σ(x) needs no σ, and never an exponential of a large number?';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The constants that people add to σ or keep it above, with how they are written. */
const floors = [
  [1e-6, '10⁻⁶'],
  [1e-7, '10⁻⁷'],
  [1e-8, '10⁻⁸'],
  [1e-9, '10⁻⁹'],
  [1e-10, '10⁻¹⁰'],
  [1e-12, '10⁻¹²'],
] as const;

const lossAlternatives: readonly Alternative<PreferenceSteps>[] = [
  {
    id: 'overflow',
    clause: 'the loss overflows for large margins',
    sentence:
      'Your loss is infinite where the rejected response is far ahead: σ of such a margin is 0 in float32, and its logarithm is −∞.',
    hint: 'The right loss of such a pair is as large as the margin itself. Which form of −ln σ(x) needs no σ, and never an exponential of a large number?',
    steps: { loss: (margin) => (margin < FLOAT32_LIMIT ? Infinity : preferenceLoss(margin)) },
  },
  ...floors.map(([floor, written]): Alternative<PreferenceSteps> => ({
    id: `floor-${String(floor)}`,
    clause: `a small number, about ${written}, keeps σ away from 0 in the logarithm`,
    sentence: `No pair costs more than ${String(Math.round(-Math.log(floor)))} nats: a small number, about ${written}, keeps σ away from 0 in the logarithm.`,
    hint: FLOOR_HINT,
    steps: { loss: (margin) => -Math.log(sigmoid(margin) + floor) },
  })),
  {
    id: 'no-logarithm',
    clause: 'the logarithm is missing',
    sentence: 'Your loss is the mean of −σ, without the logarithm.',
    hint: SURPRISE_HINT,
    steps: { loss: (margin) => -sigmoid(margin) },
  },
  {
    id: 'one-minus-probability',
    clause: 'the loss of a pair is 1 − σ, not −ln σ',
    hint: SURPRISE_HINT,
    steps: { loss: (margin) => sigmoid(-margin) },
  },
  {
    id: 'squared-error',
    clause: 'the loss of a pair is (1 − σ)², not −ln σ',
    hint: SURPRISE_HINT,
    steps: { loss: (margin) => sigmoid(-margin) ** 2 },
  },
  {
    id: 'log-one-plus-probability',
    clause: 'the loss of a pair is −ln(1 + σ)',
    hint: SURPRISE_HINT,
    steps: { loss: (margin) => -Math.log1p(sigmoid(margin)) },
  },
  {
    id: 'sigmoid-twice',
    clause: 'the sigmoid is taken twice',
    hint: 'Does the function that takes the logarithm apply a sigmoid too?',
    steps: { loss: (margin) => preferenceLoss(sigmoid(margin)) },
  },
  {
    id: 'tanh',
    clause: 'a tanh is applied to the margin',
    hint: 'Is there a bound to what a wrong order can cost?',
    steps: { loss: (margin) => preferenceLoss(Math.tanh(margin)) },
  },
  {
    id: 'no-sigmoid',
    clause: 'the sigmoid and the logarithm are missing',
    sentence: 'Your loss is the negated mean of the margins, without −ln σ.',
    hint: 'What turns a margin into the probability of a preference?',
    steps: { loss: (margin) => -margin },
  },
  {
    id: 'hinge',
    clause: 'the loss is max(0, −margin)',
    sentence: 'Your loss is max(0, −margin), the loss of a classifier that only wants the right order.',
    hint: ORDER_HINT,
    steps: { loss: (margin) => Math.max(0, -margin) },
  },
  {
    id: 'hinge-of-one',
    clause: 'the loss is max(0, 1 − margin)',
    hint: ORDER_HINT,
    steps: { loss: (margin) => Math.max(0, 1 - margin) },
  },
  {
    id: 'label-smoothing',
    clause: 'a tenth of each preference counts the other way round (label smoothing)',
    hint: 'What should a certain and right order cost?',
    steps: { loss: (margin) => 0.9 * preferenceLoss(margin) + 0.1 * preferenceLoss(-margin) },
  },
];

/** Mistakes in the loss of margins: in −ln σ(margin), and in the mean. */
export const preferenceAlternatives: readonly Alternative<PreferenceSteps>[] = [
  ...lossAlternatives,
  {
    id: 'mean-of-margins',
    clause: 'the mean is taken before −ln σ',
    sentence: 'Your loss is −ln σ of the mean margin, not the mean of −ln σ.',
    hint: 'Each pair has a loss of its own. When is the mean taken?',
    steps: { margins: (margins) => [mean(margins)] },
  },
  {
    id: 'summed',
    clause: 'the loss is a sum, not a mean',
    sentence: 'Your loss is the sum over the pairs, not their mean.',
    hint: 'Should a larger batch have a larger loss?',
    steps: { reduce: sum },
  },
  {
    id: 'largest',
    clause: 'the loss is that of the worst pair',
    hint: 'Every pair has the same weight.',
    steps: { reduce: (losses) => Math.max(...losses) },
  },
  {
    id: 'halved',
    clause: 'the loss is divided by 2',
    hint: 'A pair is one term of the mean, not two.',
    steps: { factor: () => 0.5 },
  },
  {
    id: 'divided-by-batch-twice',
    clause: 'the loss is divided by the size of the batch once more',
    hint: 'A mean is already divided by the number of pairs.',
    steps: { factor: (batch) => 1 / batch },
  },
  {
    id: 'negative',
    clause: 'the loss has the wrong sign',
    sentence: 'Your loss has the wrong sign.',
    hint: 'ln σ is negative; training minimises the loss.',
    steps: { sign: -1 },
  },
  {
    id: 'bits',
    clause: 'the loss is in bits',
    sentence: 'Your loss is in bits (log₂), not in nats (ln).',
    hint: 'Which base does the logarithm have?',
    steps: { unit: (loss) => loss / Math.LN2 },
  },
];
