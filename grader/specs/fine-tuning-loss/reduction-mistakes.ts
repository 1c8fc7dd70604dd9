import type { Alternative } from '../../engine/pipeline';
import type { FineTuningSteps } from '../../oracle/responses';
import { mean, sum } from '../../oracle/reductions';
import { dim } from '../../oracle/tensor';

const TERMS_HINT = 'How many terms does the sum have?';
const SAME_HINT = 'The sum and its divisor run over the same predictions.';
const UNIT_HINT = 'Which base does the logarithm have?';

/** What can go wrong when the losses that count become one number. */
export const reductionAlternatives: readonly Alternative<FineTuningSteps>[] = [
  {
    id: 'mean-of-row-means',
    clause: 'the loss is a mean over rows of each row’s mean',
    sentence: 'Your loss is a mean over rows of each row’s mean, so a token of a short response weighs more.',
    hint: 'Every token of every response has the same weight. How many are there in the batch?',
    steps: { total: (losses) => sum(losses.map(mean)), count: (losses) => losses.length },
  },
  {
    id: 'log-of-mean',
    clause: 'the mean is taken before the logarithm',
    sentence: 'Your loss is −ln of the mean probability, not the mean of −ln p.',
    hint: 'One impossible token makes a text impossible. Does it make your loss infinite?',
    steps: {
      total: (losses) => -Math.log(mean(losses.flat().map((loss) => Math.exp(-loss)))),
      count: () => 1,
    },
  },
  {
    id: 'squared',
    clause: 'the squares of ln p are added',
    hint: 'The mean of −ln p is the mean itself, without squares.',
    steps: { total: (losses) => sum(losses.flat().map((loss) => loss ** 2)) },
  },
  {
    id: 'mean-over-all',
    clause: 'the sum is divided by the number of all predictions',
    sentence:
      'Your sum over the responses is divided by the number of all predictions, those outside included.',
    hint: TERMS_HINT,
    steps: { count: (_, numPredictions, { tokens }) => dim(tokens, 0) * numPredictions },
  },
  {
    id: 'divided-by-all-tokens',
    clause: 'the sum is divided by batch · n',
    hint: TERMS_HINT,
    steps: { count: (_, __, { tokens }) => tokens.data.length },
  },
  {
    id: 'first-position-in-the-divisor',
    clause: 'the divisor counts the first position too',
    sentence: 'Your divisor also counts the first tokens of the rows, which nothing predicts.',
    hint: SAME_HINT,
    steps: { count: (_, __, { responseMask }) => sum([...responseMask.data]) },
  },
  {
    id: 'divisor-not-shifted',
    clause: 'the divisor counts the mask without its last position, not without its first',
    hint: SAME_HINT,
    steps: {
      count: (_, __, { responseMask }) => {
        const n = dim(responseMask, 1);
        return sum([...responseMask.data].filter((___, i) => i % n < n - 1));
      },
    },
  },
  {
    id: 'summed',
    clause: 'the loss is a sum, not a mean',
    sentence: 'Your loss is the sum over the responses, not their mean.',
    hint: 'Should a larger batch have a larger loss?',
    steps: { count: () => 1 },
  },
  {
    id: 'mean-over-batch-only',
    clause: 'the loss is averaged over the batch only',
    sentence: 'Your loss is summed over each response and averaged over the batch only.',
    hint: 'The mean is over tokens, not over responses.',
    steps: { count: (_, __, { tokens }) => dim(tokens, 0) },
  },
  {
    id: 'mean-over-positions-only',
    clause: 'the sum is divided by n − 1',
    hint: TERMS_HINT,
    steps: { count: (_, __, { tokens }) => dim(tokens, 1) - 1 },
  },
  {
    id: 'mean-over-vocabulary',
    clause: 'the loss is also divided by the size of the vocabulary',
    sentence: 'Your loss is also divided by the size of the vocabulary.',
    hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
    steps: { divisor: ({ logits }) => dim(logits, 2) },
  },
  {
    id: 'divided-by-batch-twice',
    clause: 'the loss is divided by the size of the batch once more',
    hint: 'A mean over everything is already divided by all it counts.',
    steps: { divisor: ({ tokens }) => dim(tokens, 0) },
  },
  {
    id: 'negative',
    clause: 'the loss has the wrong sign',
    sentence: 'Your loss has the wrong sign.',
    hint: 'ln p is negative; training minimises the loss.',
    steps: { sign: -1 },
  },
  {
    id: 'bits',
    clause: 'the loss is in bits',
    sentence: 'Your loss is in bits (log₂), not in nats (ln).',
    hint: UNIT_HINT,
    steps: { unit: (loss) => loss / Math.LN2 },
  },
  {
    id: 'perplexity',
    clause: 'the result is the perplexity, e to the power of the loss',
    hint: 'The perplexity is for reading; what is minimised is its logarithm.',
    steps: { unit: (loss) => Math.fround(Math.exp(loss)) },
  },
];
