import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  nextTokenLoss as oracle,
  predictionLosses,
  type NextTokenLossInput,
} from '../../oracle/language-model';
import { crossEntropy, softmax } from '../../oracle/linear-algebra';
import { at, dim, permuteAxis, scalar, type NumericTensor } from '../../oracle/tensor';
import { perRow } from './per-row';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const average = (values: readonly number[]): NumericTensor => scalar(mean(values));
const lossesOf = (args: NextTokenLossInput, shift?: number): number[] => predictionLosses(args, shift).flat();

/** The losses `[example][t]` of predictions compared with the wrong token. */
type Losses = (args: NextTokenLossInput) => number[][];
/** A wrong way to turn losses into one number. */
type Reduction = (losses: readonly number[][], args: NextTokenLossInput) => number;

/** The cross entropy of a softmax over the one-hot target, with the logits as probabilities. */
function exchanged(logits: readonly number[], target: number): number {
  const oneHot = logits.map((_, token) => (token === target ? 1 : 0));
  return sum(logits.map((logit, token) => logit * crossEntropy(oneHot, token)));
}

const wrapped: Losses = (args) => {
  const n = dim(args.tokens, 1);
  const order = Array.from({ length: n }, (_, t) => (t + 1) % n);
  return predictionLosses({ ...args, tokens: permuteAxis(args.tokens, 1, order) }, 0);
};

/** Each prediction is compared with the next tokens of all positions of all examples. */
const withAllTokens = (args: NextTokenLossInput): number[] => {
  const n = dim(args.tokens, 1);
  const targets = [...args.tokens.data].filter((_, i) => i % n > 0);
  return targets.flatMap((token) => predictionLosses(args, 1, (row) => crossEntropy(row, token)).flat());
};

const shiftHalves: readonly Half<Losses>[] = [
  {
    id: 'no-shift',
    clause: 'the logits at position t are compared with token t, not t + 1',
    change: (args) => predictionLosses(args, 0),
  },
  {
    id: 'no-shift-last-dropped',
    clause: 'the last position of both is dropped, so position t still predicts token t',
    change: (args) => predictionLosses(args, 0).map((losses) => losses.slice(0, -1)),
  },
  {
    id: 'shifted-backward',
    clause: 'the logits at position t are compared with token t − 1',
    change: (args) => predictionLosses(args, -1),
  },
  { id: 'wraps-around', clause: 'the last position predicts the first token', change: wrapped },
];

const reductionHalves: readonly Half<Reduction>[] = [
  {
    id: 'summed',
    clause: 'the loss is the sum over the predictions, not their mean',
    change: (losses) => sum(losses.flat()),
  },
  {
    id: 'mean-over-batch-only',
    clause: 'the loss is averaged over the batch only',
    change: (losses, { tokens }) => sum(losses.flat()) / dim(tokens, 0),
  },
  {
    id: 'negative',
    clause: 'the loss has the wrong sign',
    change: (losses) => -mean(losses.flat()),
  },
  {
    id: 'mean-over-vocabulary',
    clause: 'the loss is also divided by the size of the vocabulary',
    change: (losses, { logits: { shape } }) => mean(losses.flat()) / (shape[2] ?? 1),
  },
];

export const lossMisconceptions: readonly Misconception<NextTokenLossInput, NumericTensor>[] = [
  {
    id: 'no-shift',
    sentence: 'Your loss compares the logits at position t with token t, which the model has already seen.',
    hint: 'What should position t predict?',
    compute: (args) => average(lossesOf(args, 0)),
  },
  {
    id: 'no-shift-last-dropped',
    sentence:
      'Your loss drops the last position of both logits and tokens, so position t still predicts token t.',
    hint: 'Logits and tokens lose opposite ends.',
    compute: (args) => average(predictionLosses(args, 0).flatMap((losses) => losses.slice(0, -1))),
  },
  {
    id: 'no-shift-first-dropped',
    sentence:
      'Your loss drops the first position of both logits and tokens, so position t still predicts token t.',
    hint: 'Logits and tokens lose opposite ends.',
    compute: (args) => average(predictionLosses(args, 0).flatMap((losses) => losses.slice(1))),
  },
  {
    id: 'shifted-backward',
    sentence: 'Your loss compares the logits at position t with token t − 1: the shift goes the wrong way.',
    hint: 'Does the model predict the future or the past?',
    compute: (args) => average(lossesOf(args, -1)),
  },
  {
    id: 'wraps-around',
    sentence: 'Your last position predicts the first token: the shift wraps around.',
    hint: 'How many predictions does a sequence of n tokens make?',
    compute: (args) => average(wrapped(args).flat()),
  },
  {
    id: 'summed',
    sentence: 'Your loss is the sum over the predictions, not their mean.',
    hint: 'Should a longer text have a larger loss?',
    compute: (args) => scalar(sum(lossesOf(args))),
  },
  {
    id: 'mean-over-batch-only',
    sentence: 'Your loss is summed over the positions and averaged over the batch only.',
    hint: 'The mean is over batch · (n − 1) predictions.',
    compute: (args) => scalar(sum(lossesOf(args)) / dim(args.tokens, 0)),
  },
  {
    id: 'divided-by-n',
    sentence: 'Your sum is divided by batch · n; there are only batch · (n − 1) predictions.',
    hint: 'Which position has nothing to predict?',
    compute: (args) => scalar(sum(lossesOf(args)) / args.tokens.data.length),
  },
  {
    id: 'negative',
    sentence: 'Your loss has the wrong sign.',
    hint: 'ln p is negative; training minimises the loss.',
    compute: (args) => scalar(-at(oracle(args), 0)),
  },
  {
    id: 'bits',
    sentence: 'Your loss is in bits (log₂), not in nats (ln).',
    hint: 'Which base does the logarithm have?',
    compute: (args) => scalar(at(oracle(args), 0) / Math.LN2),
  },
  {
    id: 'probabilities-as-logits',
    sentence: 'Your loss takes the softmax twice: probabilities are treated as logits.',
    hint: 'Which of your functions already applies the softmax?',
    compute: (args) => oracle({ ...args, logits: perRow(args.logits, softmax) }),
  },
  {
    id: 'probability-not-logarithm',
    sentence: 'Your loss is the mean of −p, without the logarithm.',
    hint: 'How surprised is a model that gave the token a probability of 1/1000?',
    compute: (args) =>
      average(predictionLosses(args, 1, (row, target) => -(softmax(row)[target] ?? 0)).flat()),
  },
  {
    id: 'no-softmax',
    sentence: 'Your loss is the negated mean of the target logits, without a softmax.',
    hint: 'What turns logits into probabilities?',
    compute: (args) => average(predictionLosses(args, 1, (row, target) => -(row[target] ?? 0)).flat()),
  },
  {
    id: 'largest-probability',
    sentence:
      'Your loss takes the largest probability of each position, not that of the token that came next.',
    hint: 'A model can be very sure and wrong. Where do the tokens enter your loss?',
    compute: (args) =>
      average(
        predictionLosses(args, 1, (row) =>
          Math.min(...row.map((_, token) => crossEntropy(row, token))),
        ).flat(),
      ),
  },
  {
    id: 'summed-over-vocabulary',
    sentence: 'Your loss sums −ln p over the whole vocabulary, not only for the token that came next.',
    hint: 'Where do the tokens enter your loss?',
    compute: (args) =>
      average(
        predictionLosses(args, 1, (row) => sum(row.map((_, token) => crossEntropy(row, token)))).flat(),
      ),
  },
  {
    id: 'compared-with-all-tokens',
    sentence:
      'Your loss compares each position with the next tokens of all positions, not only with its own.',
    hint: 'Print the shape after you pick the probabilities: tf.gather takes whole slices, and picks every index from every one. PyTorch’s gather pairs them.',
    compute: (args) => average(withAllTokens(args)),
  },
  {
    id: 'logits-and-targets-exchanged',
    sentence:
      'Your softmax runs over the one-hot targets, and the logits weight its logarithms: the two are exchanged.',
    hint: 'Which of the two comes from the model? In which order does the function that you call take them?',
    compute: (args) => average(predictionLosses(args, 1, exchanged).flat()),
  },
  {
    id: 'mean-over-vocabulary',
    sentence: 'Your loss is also divided by the size of the vocabulary.',
    hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
    compute: (args) => scalar(at(oracle(args), 0) / dim(args.logits, 2)),
  },
  ...pairsOf<NextTokenLossInput, NumericTensor, Losses, Reduction>(
    shiftHalves,
    reductionHalves,
    (args, losses, reduce) => scalar(reduce(losses(args), args)),
  ),
  ...pairsOf<NextTokenLossInput, NumericTensor, Losses, undefined>(
    shiftHalves,
    [{ id: 'probabilities-as-logits', clause: 'the softmax is taken twice', change: undefined }],
    (args, losses) => average(losses({ ...args, logits: perRow(args.logits, softmax) }).flat()),
  ),
];

export const lossConditions: readonly Condition<NextTokenLossInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ tokens }) => dim(tokens, 0) > 1,
  },
  {
    when: 'with three or more tokens',
    otherwise: 'with two tokens',
    holds: ({ tokens }) => dim(tokens, 1) > 2,
  },
];
