import type { Alternative } from '../../engine/pipeline';
import type { NextTokenLossSteps } from '../../oracle/language-model';
import type { ByPrediction } from '../../oracle/predictions';
import { mean, sum } from '../../oracle/reductions';

const LENGTH_HINT = 'Should a longer text have a larger loss?';
const COUNT_HINT = 'The mean is over batch · (n − 1) predictions.';
const TWICE_HINT = 'A mean over everything is already divided by all it counts.';
const UNIT_HINT = 'Which base does the logarithm have?';

const total = (losses: ByPrediction<number>): number => sum(losses.flat());

/** What can go wrong when losses become one number. */
export const reductionAlternatives: readonly Alternative<NextTokenLossSteps>[] = [
  {
    id: 'summed',
    clause: 'the loss is the sum over the predictions, not their mean',
    sentence: 'Your loss is the sum over the predictions, not their mean.',
    hint: LENGTH_HINT,
    steps: { reduce: total },
  },
  {
    id: 'mean-over-batch-only',
    clause: 'the loss is averaged over the batch only',
    sentence: 'Your loss is summed over the positions and averaged over the batch only.',
    hint: COUNT_HINT,
    steps: { reduce: (losses, { batch }) => total(losses) / batch },
  },
  {
    id: 'mean-over-positions-only',
    clause: 'the loss is averaged over the positions only',
    sentence: 'Your loss is summed over the batch and averaged over the positions only.',
    hint: COUNT_HINT,
    steps: { reduce: (losses, { n }) => total(losses) / (n - 1) },
  },
  {
    id: 'divided-by-n',
    clause: 'the sum is divided by batch · n',
    sentence: 'Your sum is divided by batch · n; there are only batch · (n − 1) predictions.',
    hint: 'Which position has nothing to predict?',
    steps: { reduce: (losses, { batch, n }) => total(losses) / (batch * n) },
  },
  {
    id: 'log-of-mean',
    clause: 'the mean is taken before the logarithm',
    sentence: 'Your loss is −ln of the mean probability, not the mean of −ln p.',
    hint: 'One impossible token makes a text impossible. Does it make your loss infinite?',
    steps: { reduce: (losses) => -Math.log(mean(losses.flat().map((loss) => Math.exp(-loss)))) },
  },
  {
    id: 'root-mean-square',
    clause: 'the loss is the root of the mean square of −ln p',
    hint: 'The mean of −ln p is the mean itself, without squares.',
    steps: { reduce: (losses) => Math.sqrt(mean(losses.flat().map((loss) => loss ** 2))) },
  },
  {
    id: 'squared',
    clause: 'the loss is the mean of the squares of ln p',
    hint: 'The mean of −ln p is the mean itself, without squares.',
    steps: { reduce: (losses) => mean(losses.flat().map((loss) => loss ** 2)) },
  },
  {
    id: 'largest',
    clause: 'the loss is that of the worst prediction',
    hint: 'Every prediction has the same weight.',
    steps: { reduce: (losses) => Math.max(...losses.flat()) },
  },
  {
    id: 'mean-over-vocabulary',
    clause: 'the loss is also divided by the size of the vocabulary',
    sentence: 'Your loss is also divided by the size of the vocabulary.',
    hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
    steps: { divisor: ({ vocab }) => vocab },
  },
  {
    id: 'divided-by-batch-twice',
    clause: 'the loss is divided by the size of the batch once more',
    hint: TWICE_HINT,
    steps: { divisor: ({ batch }) => batch },
  },
  {
    id: 'divided-by-length-twice',
    clause: 'the loss is divided by n − 1 once more',
    hint: TWICE_HINT,
    steps: { divisor: ({ n }) => n - 1 },
  },
  {
    id: 'divided-by-log-vocab',
    clause: 'the loss is also divided by ln(vocab)',
    hint: 'What does a model pay that finds every token equally likely?',
    steps: { divisor: ({ vocab }) => Math.log(vocab) },
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
    id: 'decimal-logarithm',
    clause: 'the logarithm has base 10',
    hint: UNIT_HINT,
    steps: { unit: (loss) => loss / Math.LN10 },
  },
  {
    id: 'perplexity',
    clause: 'the result is the perplexity, e to the power of the loss',
    hint: 'The perplexity is for reading; what is minimised is its logarithm.',
    steps: { unit: (loss) => Math.fround(Math.exp(loss)) },
  },
];
