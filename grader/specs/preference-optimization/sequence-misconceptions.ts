import type { Misconception } from '../../engine/exercise';
import { softmax } from '../../oracle/linear-algebra';
import { mean, sum } from '../../oracle/reductions';
import { sequenceLogProb as oracle, type ResponseInput, type SequenceSteps } from '../../oracle/responses';
import type { NumericTensor } from '../../oracle/tensor';
import { responseMistakes } from '../shared/response-mistakes';
import { misconceptionsOf, only, stepPairsOf, type StepMistake } from '../shared/step-mistakes';

const totals: readonly StepMistake<SequenceSteps>[] = [
  {
    id: 'mean',
    sentence: 'Your log-probability is a mean over the tokens of the response, not their sum.',
    hint: 'How does the probability of a text follow from those of its tokens?',
    clause: 'the log-probability is a mean over the response, not a sum',
    change: { total: (losses) => -mean(losses) },
  },
  {
    id: 'mean-over-all',
    sentence: 'Your sum over the response is divided by the number of all predictions of the row.',
    hint: 'How does the probability of a text follow from those of its tokens?',
    clause: 'the sum is divided by the number of all predictions',
    change: { total: (losses, numPredictions) => -sum(losses) / numPredictions },
  },
  {
    id: 'negative',
    sentence: 'Your result is −ln p, a loss; a log-probability is at most 0.',
    hint: 'Which sign has the logarithm of a probability?',
    clause: 'the result is −ln p',
    change: { total: sum },
  },
  {
    id: 'probability',
    sentence: 'Your result is the probability of the response, not its logarithm.',
    hint: 'The probability of a long response is too small for float32. What is left out if you stay with logarithms?',
    clause: 'the result is a probability',
    change: { total: (losses) => Math.exp(-sum(losses)) },
  },
];

const scores: readonly StepMistake<SequenceSteps>[] = [
  {
    id: 'probabilities-summed',
    sentence: 'Your result is the sum of p over the response, without the logarithm.',
    hint: 'Probabilities of successive tokens multiply. What adds?',
    clause: 'the logarithm is missing',
    change: { surprise: (logits, target) => -(softmax(logits)[target] ?? NaN) },
  },
  {
    id: 'no-softmax',
    sentence: 'Your result is the sum of the target logits, without a softmax.',
    hint: 'What turns logits into probabilities?',
    clause: 'the softmax is missing',
    change: { surprise: (logits, target) => -(logits[target] ?? NaN) },
  },
];

export const sequenceMisconceptions: readonly Misconception<ResponseInput, NumericTensor>[] = [
  ...misconceptionsOf<ResponseInput, NumericTensor, SequenceSteps>(oracle, [
    ...responseMistakes,
    ...totals,
    ...scores,
  ]),
  ...stepPairsOf<ResponseInput, NumericTensor, SequenceSteps>(
    oracle,
    only(responseMistakes, ['no-shift', 'mask-not-shifted', 'first-response-token-dropped', 'mask-inverted']),
    only(totals, ['mean', 'negative']),
  ),
  ...stepPairsOf<ResponseInput, NumericTensor, SequenceSteps>(
    oracle,
    only(responseMistakes, ['mask-ignored']),
    only(totals, ['mean', 'negative']),
  ),
];
