import type { Misconception } from '../../engine/exercise';
import { softmax } from '../../oracle/linear-algebra';
import { mean, sum } from '../../oracle/reductions';
import { fineTuningLoss as oracle, type FineTuningSteps, type ResponseInput } from '../../oracle/responses';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { responseMistakes } from '../shared/response-mistakes';
import { misconceptionsOf, only, stepPairsOf, type StepMistake } from '../shared/step-mistakes';

const reductions: readonly StepMistake<FineTuningSteps>[] = [
  {
    id: 'mean-of-row-means',
    sentence: 'Your loss is a mean over rows of each row’s mean, so a token of a short response weighs more.',
    hint: 'Every token of every response has the same weight. How many are there in the batch?',
    clause: 'the loss is a mean over rows of each row’s mean',
    change: { reduce: (losses) => mean(losses.map(mean)) },
  },
  {
    id: 'mean-over-all',
    sentence:
      'Your sum over the responses is divided by the number of all predictions, those outside included.',
    hint: 'How many terms does the sum have?',
    clause: 'the sum is divided by the number of all predictions',
    change: { reduce: (losses, numPredictions) => sum(losses.flat()) / numPredictions },
  },
  {
    id: 'first-position-in-the-divisor',
    sentence: 'Your divisor also counts the first tokens of the rows, which nothing predicts.',
    hint: 'The sum and its divisor run over the same predictions.',
    clause: 'the divisor counts the first position too',
    change: { reduce: (losses, _, { responseMask }) => sum(losses.flat()) / sum([...responseMask.data]) },
  },
  {
    id: 'summed',
    sentence: 'Your loss is the sum over the responses, not their mean.',
    hint: 'Should a larger batch have a larger loss?',
    clause: 'the loss is a sum, not a mean',
    change: { reduce: (losses) => sum(losses.flat()) },
  },
  {
    id: 'mean-over-batch-only',
    sentence: 'Your loss is summed over each response and averaged over the batch only.',
    hint: 'The mean is over tokens, not over responses.',
    clause: 'the loss is averaged over the batch only',
    change: { reduce: (losses) => sum(losses.flat()) / losses.length },
  },
  {
    id: 'negative',
    sentence: 'Your loss has the wrong sign.',
    hint: 'ln p is negative; training minimises the loss.',
    clause: 'the loss has the wrong sign',
    change: { reduce: (losses) => -mean(losses.flat()) },
  },
  {
    id: 'mean-over-vocabulary',
    sentence: 'Your loss is also divided by the size of the vocabulary.',
    hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
    clause: 'the loss is also divided by the size of the vocabulary',
    change: { reduce: (losses, _, { logits }) => mean(losses.flat()) / dim(logits, 2) },
  },
];

const scores: readonly StepMistake<FineTuningSteps>[] = [
  {
    id: 'probability-not-logarithm',
    sentence: 'Your loss is the mean of −p, without the logarithm.',
    hint: 'How surprised is a model that gave the token a probability of 1/1000?',
    clause: 'the logarithm is missing',
    change: { surprise: (logits, target) => -(softmax(logits)[target] ?? NaN) },
  },
  {
    id: 'no-softmax',
    sentence: 'Your loss is the negated mean of the target logits, without a softmax.',
    hint: 'What turns logits into probabilities?',
    clause: 'the softmax is missing',
    change: { surprise: (logits, target) => -(logits[target] ?? NaN) },
  },
];

/** The masked logits themselves: the loss then counts every position. */
const maskedLogits: Misconception<ResponseInput, NumericTensor> = {
  id: 'logits-masked',
  sentence:
    'Your mask multiplies the logits. Where it is 0, all tokens are then equally likely, which costs ln(vocab).',
  hint: 'What should be left out of the mean: logits, or losses?',
  compute: (args) => {
    const [n, vocab] = [dim(args.tokens, 1), dim(args.logits, 2)];
    const data = args.logits.data.map((value, i) => {
      const position = Math.floor(i / vocab);
      return position % n < n - 1 && at(args.responseMask, position + 1) !== 0 ? value : 0;
    });
    return oracle({ ...args, logits: { ...args.logits, data } }, { counts: () => true });
  },
};

export const misconceptions: readonly Misconception<ResponseInput, NumericTensor>[] = [
  ...misconceptionsOf<ResponseInput, NumericTensor, FineTuningSteps>(oracle, [
    ...responseMistakes,
    ...reductions,
    ...scores,
  ]),
  maskedLogits,
  ...stepPairsOf<ResponseInput, NumericTensor, FineTuningSteps>(
    oracle,
    only(responseMistakes, ['no-shift', 'mask-not-shifted', 'first-response-token-dropped', 'mask-inverted']),
    only(reductions, ['mean-of-row-means', 'mean-over-all', 'summed']),
  ),
];
