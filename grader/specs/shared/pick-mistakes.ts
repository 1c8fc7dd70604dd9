import type { Alternative } from '../../engine/pipeline';
import { logSoftmax, softmax } from '../../oracle/linear-algebra';
import type { PredictionSteps } from '../../oracle/predictions';
import { mean, sum } from '../../oracle/reductions';
import { eachRow, logSigmoid } from './likelihood-mistakes';

type Row = readonly number[];

const TARGET_HINT = 'Where do the tokens enter your loss?';
const CLASSES_HINT = 'Exactly one token comes next. Which loss compares one distribution with one class?';

/** The cross entropy of a softmax over the one-hot target, with the logits as probabilities. */
function exchanged(logits: Row, target: number): number {
  const oneHot = logSoftmax(logits.map((_, token) => (token === target ? 1 : 0)));
  return -sum(logits.map((logit, token) => logit * (oneHot[token] ?? NaN)));
}

const FLOOR = 1e-7;

/** −ln of each entry’s probability of being what the one-hot target says, the mean of them. */
const meanOfEntries =
  (right: (value: number) => number, wrong: (value: number) => number): PredictionSteps['pick'] =>
  (row, target) =>
    -mean(row.map((value, token) => (token === target ? right(value) : wrong(value))));

/** What can go wrong in what is made of the log-likelihoods and the targets. */
export const pickAlternatives: readonly Alternative<PredictionSteps>[] = [
  {
    id: 'largest-probability',
    clause: 'the largest probability is taken, not that of the next token',
    sentence: 'You take the largest probability of each position, not that of the token that came next.',
    hint: 'A model can be very sure and wrong. Where do the tokens enter your loss?',
    steps: { pick: (row) => -Math.max(...row) },
  },
  {
    id: 'summed-over-vocabulary',
    clause: '−ln p is summed over the whole vocabulary',
    sentence: 'You sum −ln p over the whole vocabulary, not only for the token that came next.',
    hint: TARGET_HINT,
    steps: { pick: (row) => -sum(row) },
  },
  {
    id: 'entropy',
    clause: 'the entropy of the predictions is taken, whatever token came next',
    hint: TARGET_HINT,
    steps: { pick: (row) => -sum(row.map((value) => Math.exp(value) * value)) },
  },
  {
    id: 'label-smoothing',
    clause: 'a tenth of the target is spread over the vocabulary (label smoothing)',
    hint: 'What should a certain and right prediction cost?',
    steps: { pick: (row, target) => -0.9 * (row[target] ?? 0) - 0.1 * mean(row) },
  },
  {
    id: 'token-plus-one',
    clause: 'the target is the token’s number plus 1',
    hint: '“Next” is about positions, not about the numbers of tokens.',
    steps: { token: (token) => token + 1 },
  },
  {
    id: 'token-minus-one',
    clause: 'the target is the token’s number minus 1',
    hint: 'Tokens are numbered from 0.',
    steps: { token: (token) => token - 1 },
  },
  {
    id: 'squared-error',
    clause: 'squared differences of probabilities and one-hot targets take the place of −ln p',
    hint: CLASSES_HINT,
    steps: {
      normalise: eachRow(softmax),
      pick: (row, target) => sum(row.map((p, token) => (p - (token === target ? 1 : 0)) ** 2)),
    },
  },
  {
    id: 'binary-cross-entropy',
    clause: 'each entry of the vocabulary is judged by itself, with a sigmoid, and the mean is taken',
    hint: CLASSES_HINT,
    steps: {
      normalise: (logits) => logits,
      pick: meanOfEntries(logSigmoid, (logit) => logSigmoid(-logit)),
    },
  },
  {
    id: 'log-loss-of-each-entry',
    clause: 'each entry of the vocabulary is judged by itself, after the softmax, and the mean is taken',
    hint: CLASSES_HINT,
    steps: {
      normalise: eachRow(softmax),
      pick: meanOfEntries(
        (p) => Math.log(p + FLOOR),
        (p) => Math.log(1 - p + FLOOR),
      ),
    },
  },
  {
    id: 'logits-and-targets-exchanged',
    clause: 'the softmax runs over the one-hot targets, and the logits weight its logarithms',
    sentence:
      'Your softmax runs over the one-hot targets, and the logits weight its logarithms: the two are exchanged.',
    hint: 'Which of the two comes from the model? In which order does the function that you call take them?',
    steps: { normalise: (logits) => logits, pick: exchanged },
  },
];
