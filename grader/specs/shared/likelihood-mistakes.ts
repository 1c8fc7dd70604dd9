import type { Alternative } from '../../engine/pipeline';
import { logSoftmax, softmax } from '../../oracle/linear-algebra';
import type { ByPrediction, PredictionSteps } from '../../oracle/predictions';

type Row = readonly number[];

const ONCE_HINT = 'Which of your functions already applies the softmax?';
const LOGITS_HINT = 'Logits may be any real numbers; the softmax takes them as they are.';
const PROBABILITIES_HINT = 'What turns logits into probabilities that sum to 1?';
const AXIS_HINT = 'At each position, the probabilities of all tokens sum to 1. Which axis is that?';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** ln σ(x), without overflow. */
export const logSigmoid = (x: number): number => Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x)));

export const eachRow =
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
