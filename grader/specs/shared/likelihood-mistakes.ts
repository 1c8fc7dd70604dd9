import type { Alternative } from '../../engine/pipeline';
import { logSoftmax, softmax } from '../../oracle/linear-algebra';
import type { ByPrediction, PredictionSteps } from '../../oracle/predictions';
import { mean, sum } from '../../oracle/reductions';

type Row = readonly number[];

const ONCE_HINT = 'Which of your functions already applies the softmax?';
const LOGITS_HINT = 'Logits may be any real numbers; the softmax takes them as they are.';
const PROBABILITIES_HINT = 'What turns logits into probabilities that sum to 1?';
const AXIS_HINT = 'At each position, the probabilities of all tokens sum to 1. Which axis is that?';
const TARGET_HINT = 'Where do the tokens enter your loss?';
const CLASSES_HINT = 'Exactly one token comes next. Which loss compares one distribution with one class?';

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** ln σ(x), without overflow. */
const logSigmoid = (x: number): number => Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x)));

const eachRow =
  (change: (logits: Row) => Row): PredictionSteps['normalise'] =>
  (logits) =>
    logits.map((rows) => rows.map(change));

/** A softmax over several rows together: within the group, places are normalised one by one. */
function acrossGroup(group: readonly Row[]): number[][] {
  const width = group[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, v) => logSoftmax(group.map((row) => row[v] ?? NaN)));
  return group.map((_, i) => columns.map((column) => column[i] ?? NaN));
}

function overEverything(logits: ByPrediction<Row>): number[][][] {
  const all = logSoftmax(logits.flat(2));
  let next = 0;
  return logits.map((rows) => rows.map((row) => row.map(() => all[next++] ?? NaN)));
}

function overBatch(logits: ByPrediction<Row>): Row[][] {
  const [first] = logits;
  if (first === undefined || logits.some((rows) => rows.length !== first.length))
    throw new RangeError('the examples differ in length');
  const normalised = first.map((_, i) => acrossGroup(logits.map((rows) => rows[i] ?? [])));
  return logits.map((_, example) => first.map((__, i) => normalised[i]?.[example] ?? []));
}

/** The cross entropy of a softmax over the one-hot target, with the logits as probabilities. */
function exchanged(logits: Row, target: number): number {
  const oneHot = logSoftmax(logits.map((_, token) => (token === target ? 1 : 0)));
  return -sum(logits.map((logit, token) => logit * (oneHot[token] ?? NaN)));
}

/** What can go wrong before the softmax and in it. */
export const softmaxAlternatives: readonly Alternative<PredictionSteps>[] = [
  {
    id: 'probabilities-as-logits',
    clause: 'the softmax is taken twice',
    sentence: 'Your softmax is taken twice: probabilities are treated as logits.',
    hint: ONCE_HINT,
    steps: { prepare: softmax },
  },
  {
    id: 'sigmoid-before-softmax',
    clause: 'a sigmoid comes before the softmax',
    hint: LOGITS_HINT,
    steps: { prepare: (logits) => logits.map(sigmoid) },
  },
  {
    id: 'relu-on-logits',
    clause: 'a ReLU is applied to the logits',
    hint: LOGITS_HINT,
    steps: { prepare: (logits) => logits.map((logit) => Math.max(0, logit)) },
  },
  {
    id: 'logits-negated',
    clause: 'the logits enter the softmax with the wrong sign',
    hint: 'The token with the largest logit is the most probable one.',
    steps: { prepare: (logits) => logits.map((logit) => -logit) },
  },
  {
    id: 'logits-scaled-by-root',
    clause: 'the logits are divided by the root of the vocabulary’s size',
    hint: 'That looks like the scale of attention. Does a loss need one?',
    steps: { prepare: (logits) => logits.map((logit) => logit / Math.sqrt(logits.length)) },
  },
  {
    id: 'softmax-over-positions',
    clause: 'the softmax runs over the positions',
    hint: AXIS_HINT,
    steps: { normalise: (logits) => logits.map(acrossGroup) },
  },
  {
    id: 'softmax-over-batch',
    clause: 'the softmax runs over the batch',
    hint: AXIS_HINT,
    steps: { normalise: overBatch },
  },
  {
    id: 'softmax-over-everything',
    clause: 'the softmax runs over all logits of the batch together',
    hint: AXIS_HINT,
    steps: { normalise: overEverything },
  },
  {
    id: 'no-softmax',
    clause: 'the softmax is missing',
    sentence: 'You use the target logits as they are, without a softmax.',
    hint: 'What turns logits into probabilities?',
    steps: { normalise: (logits) => logits },
  },
  {
    id: 'probability-not-logarithm',
    clause: 'the logarithm is missing',
    sentence: 'You add up p itself, without the logarithm.',
    hint: 'How surprised is a model that gave the token a probability of 1/1000?',
    steps: { normalise: eachRow(softmax) },
  },
  {
    id: 'log-mean-exp',
    clause: 'the exponentials are divided by their mean, not their sum',
    hint: PROBABILITIES_HINT,
    steps: {
      normalise: eachRow((logits) => logSoftmax(logits).map((value) => value + Math.log(logits.length))),
    },
  },
  {
    id: 'sigmoid',
    clause: 'a sigmoid takes the place of the softmax',
    hint: PROBABILITIES_HINT,
    steps: { normalise: eachRow((logits) => logits.map(logSigmoid)) },
  },
  {
    id: 'one-plus-p',
    clause: 'the logarithm is that of 1 + p, not of p',
    hint: 'What should a certain and right prediction cost?',
    steps: { normalise: eachRow((logits) => softmax(logits).map(Math.log1p)) },
  },
];

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
