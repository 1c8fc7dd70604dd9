import { pipelineOf, type Alternative } from '../../engine/pipeline';
import { mean, sum } from '../../oracle/reductions';
import { sequenceLogProb as oracle, type ResponseInput, type SequenceSteps } from '../../oracle/responses';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { responseAlternatives } from '../shared/response-mistakes';

const PRODUCT_HINT = 'How does the probability of a text follow from those of its tokens?';

const totalAlternatives: readonly Alternative<SequenceSteps>[] = [
  {
    id: 'mean',
    clause: 'the log-probability is a mean over the response, not a sum',
    sentence: 'Your log-probability is a mean over the tokens of the response, not their sum.',
    hint: PRODUCT_HINT,
    steps: { total: mean },
  },
  {
    id: 'mean-over-all',
    clause: 'the sum is divided by the number of all predictions',
    sentence: 'Your sum over the response is divided by the number of all predictions of the row.',
    hint: PRODUCT_HINT,
    steps: { total: (losses, numPredictions) => sum(losses) / numPredictions },
  },
  {
    id: 'divided-by-all-tokens',
    clause: 'the sum is divided by n',
    hint: PRODUCT_HINT,
    steps: { total: (losses, _, n) => sum(losses) / n },
  },
  {
    id: 'log-of-sum',
    clause: 'the probabilities of the tokens are added before the logarithm is taken',
    hint: 'Probabilities of successive tokens multiply. What adds?',
    steps: { total: (losses) => -Math.log(sum(losses.map((loss) => Math.exp(-loss)))) },
  },
  {
    id: 'worst-token',
    clause: 'only the least probable token of each response counts',
    hint: PRODUCT_HINT,
    steps: { total: (losses) => Math.max(0, ...losses) },
  },
  {
    id: 'squared',
    clause: 'the squares of ln p are added',
    hint: PRODUCT_HINT,
    steps: { total: (losses) => sum(losses.map((loss) => loss ** 2)) },
  },
  {
    id: 'mean-over-vocabulary',
    clause: 'the result is also divided by the size of the vocabulary',
    hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
    steps: { divisor: ({ logits }) => dim(logits, 2) },
  },
  {
    id: 'divided-by-batch',
    clause: 'the result is divided by the size of the batch',
    hint: 'Each response has a log-probability of its own.',
    steps: { divisor: ({ tokens }) => dim(tokens, 0) },
  },
  {
    id: 'negative',
    clause: 'the result is −ln p',
    sentence: 'Your result is −ln p, a loss; a log-probability is at most 0.',
    hint: 'Which sign has the logarithm of a probability?',
    steps: { sign: 1 },
  },
  {
    id: 'probability',
    clause: 'the result is a probability',
    sentence: 'Your result is the probability of the response, not its logarithm.',
    hint: 'The probability of a long response is too small for float32. What is left out if you stay with logarithms?',
    steps: { unit: (logProb) => Math.fround(Math.exp(logProb)) },
  },
  {
    id: 'bits',
    clause: 'the result is in bits',
    sentence: 'Your result is in bits (log₂), not in nats (ln).',
    hint: 'Which base does the logarithm have?',
    steps: { unit: (logProb) => logProb / Math.LN2 },
  },
];

/** What is said of a missing logarithm where probabilities are to be multiplied. */
const probabilitiesSummed = {
  id: 'probabilities-summed',
  sentence: 'Your result is the sum of p over the response, without the logarithm.',
  hint: 'Probabilities of successive tokens multiply. What adds?',
};

export const sequencePipeline = pipelineOf<ResponseInput, NumericTensor, SequenceSteps>(oracle, [
  ...responseAlternatives.map((each) =>
    each.id === 'probability-not-logarithm' ? { ...each, ...probabilitiesSummed } : each,
  ),
  ...totalAlternatives,
]);
