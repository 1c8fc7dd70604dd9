import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  nextTokenLogits as logitsOracle,
  nextTokenLoss as lossOracle,
  predictionLosses,
  type NextTokenLogitsInput,
  type NextTokenLossInput,
} from '../../oracle/language-model';
import { crossEntropy, fromRows, rowsOf, softmax } from '../../oracle/linear-algebra';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  scalar,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';

const logits = specify<NextTokenLogitsInput, NumericTensor>({
  name: 'nextTokenLogits',
  parameters: ['hidden', 'unembedding'],
  resultName: 'logits',
  oracle: logitsOracle,
  inputs: fc
    .record({ batch: axis(1, 3), n: axis(1, 4), dModel: axis(1, 4), vocab: axis(2, 6), numbers: numbersOf() })
    .map(({ batch, n, dModel, vocab, numbers }) => ({
      hidden: numbers.normal('hidden', [batch, n, dModel]),
      unembedding: numbers.normal('unembedding', [dModel, vocab]),
    })),
  misconceptions: [
    {
      id: 'probabilities',
      sentence: 'You return probabilities; logits are what the softmax is taken of.',
      hint: 'The softmax belongs to the loss.',
      compute: (args) => perRow(logitsOracle(args), softmax),
    },
    {
      id: 'log-probabilities',
      sentence: 'You return logarithms of probabilities; logits are what the softmax is taken of.',
      hint: 'The softmax belongs to the loss.',
      compute: (args) =>
        perRow(logitsOracle(args), (row) => row.map((_, target) => -crossEntropy(row, target))),
    },
    {
      id: 'scaled',
      sentence: 'Your logits are divided by √dModel.',
      hint: 'That scale belongs to attention.',
      compute: (args) =>
        mapValues(logitsOracle(args), (value) => value / Math.sqrt(dim(args.unembedding, 0))),
    },
  ],
  conditions: [
    {
      when: 'with several examples in the batch',
      otherwise: 'with one example',
      holds: ({ hidden }) => dim(hidden, 0) > 1,
    },
  ],
});

const perRow = (x: NumericTensor, change: (row: readonly number[]) => number[]): NumericTensor =>
  fromRows(x.shape.slice(0, -1), rowsOf(x).map(change));

const lossInputs = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
  scale = 1,
): fc.Arbitrary<NextTokenLossInput> =>
  fc
    .record({ batch: axis(1, 3), n: axis(2, 5), vocab: axis(2, 6), numbers: numbersOf(...styles) })
    .map(({ batch, n, vocab, numbers }) => ({
      logits: mapValues(numbers.normal('logits', [batch, n, vocab]), (value) => Math.fround(value * scale)),
      tokens: numbers.below('tokens', [batch, n], vocab),
    }));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const average = (values: readonly number[]): NumericTensor => scalar(mean(values));
const lossesOf = (args: NextTokenLossInput, shift?: number): number[] => predictionLosses(args, shift).flat();

/** Losses held against the wrong token, `[example][t]`, and what can be made of them by mistake. */
type Losses = (args: NextTokenLossInput) => number[][];
type Reduction = (losses: readonly number[][], args: NextTokenLossInput) => number;

const wrapped: Losses = (args) => {
  const n = dim(args.tokens, 1);
  const order = Array.from({ length: n }, (_, t) => (t + 1) % n);
  return predictionLosses({ ...args, tokens: permuteAxis(args.tokens, 1, order) }, 0);
};

const shiftHalves: readonly Half<Losses>[] = [
  {
    id: 'no-shift',
    clause: 'the logits at position t are held against token t, not t + 1',
    change: (args) => predictionLosses(args, 0),
  },
  {
    id: 'no-shift-last-dropped',
    clause: 'the last position of both is dropped, so that position t still predicts token t',
    change: (args) => predictionLosses(args, 0).map((losses) => losses.slice(0, -1)),
  },
  {
    id: 'shifted-backward',
    clause: 'the logits at position t are held against token t − 1',
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
    clause: 'the loss is divided by the size of the vocabulary as well',
    change: (losses, { logits: { shape } }) => mean(losses.flat()) / (shape[2] ?? 1),
  },
];

const loss = specify<NextTokenLossInput, NumericTensor>({
  name: 'nextTokenLoss',
  parameters: ['logits', 'tokens'],
  resultName: 'loss',
  oracle: lossOracle,
  inputs: lossInputs(),
  misconceptions: [
    {
      id: 'no-shift',
      sentence: 'Your loss holds the logits at position t against token t: the token they have already seen.',
      hint: 'What does position t have to foresee?',
      compute: (args) => average(lossesOf(args, 0)),
    },
    {
      id: 'no-shift-last-dropped',
      sentence:
        'Your loss drops the last position of both logits and tokens, so that position t still predicts token t.',
      hint: 'Logits and tokens lose different ends.',
      compute: (args) => average(predictionLosses(args, 0).flatMap((losses) => losses.slice(0, -1))),
    },
    {
      id: 'no-shift-first-dropped',
      sentence:
        'Your loss drops the first position of both logits and tokens, so that position t still predicts token t.',
      hint: 'Logits and tokens lose different ends.',
      compute: (args) => average(predictionLosses(args, 0).flatMap((losses) => losses.slice(1))),
    },
    {
      id: 'shifted-backward',
      sentence: 'Your loss holds the logits at position t against token t − 1: the shift goes the wrong way.',
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
      hint: 'The mean runs over batch · (n − 1) predictions.',
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
      hint: 'ln p is negative; a loss is to be made small.',
      compute: (args) => scalar(-at(lossOracle(args), 0)),
    },
    {
      id: 'bits',
      sentence: 'Your loss is in bits (log₂), not in nats (ln).',
      hint: 'Which base has the logarithm?',
      compute: (args) => scalar(at(lossOracle(args), 0) / Math.LN2),
    },
    {
      id: 'probabilities-as-logits',
      sentence: 'Your loss takes the softmax twice: probabilities are treated as logits.',
      hint: 'Which of your functions takes the softmax already?',
      compute: (args) => lossOracle({ ...args, logits: perRow(args.logits, softmax) }),
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
      sentence: 'Your loss is the mean of minus the target’s logit: nothing is normalised.',
      hint: 'What makes probabilities of logits?',
      compute: (args) => average(predictionLosses(args, 1, (row, target) => -(row[target] ?? 0)).flat()),
    },
    {
      id: 'mean-over-vocabulary',
      sentence: 'Your loss is divided by the size of the vocabulary as well.',
      hint: 'One-hot rows are nearly all 0; a mean over them counts the zeros.',
      compute: (args) => scalar(at(lossOracle(args), 0) / dim(args.logits, 2)),
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
  ],
  conditions: [
    {
      when: 'with several examples in the batch',
      otherwise: 'with one example',
      holds: ({ tokens }) => dim(tokens, 0) > 1,
    },
    {
      when: 'with three tokens and more',
      otherwise: 'with two tokens',
      holds: ({ tokens }) => dim(tokens, 1) > 2,
    },
  ],
});

export const nextTokenLoss = defineExercise({
  id: 'next-token-loss',
  title: 'Next-token loss',
  checks: [
    logits.oracle()('Logits are hidden · unembedding', {
      id: 'logits-formula',
      points: 1,
      hint: 'A product over the last axis, without bias or softmax.',
    }),
    logits.fixtures('Logits are those of PyTorch', {
      id: 'logits-pytorch',
      points: 1,
      hint: 'A product over the last axis.',
    }),
    loss.prop()(
      'Equal logits give ln(vocab): the surprise of a fair die',
      { id: 'uniform', points: 1, hint: 'What is −ln(1/V)?' },
      async (args, { call, expectTensor }) => {
        const vocab = dim(args.logits, 2);
        const flat = await call({ ...args, logits: filled(args.logits.shape, 0.5) });
        expectTensor('loss', flat).toEqual(
          scalar(Math.log(vocab)),
          `With equal logits over ${String(vocab)} tokens the loss must be ln ${String(vocab)}.`,
        );
      },
    ),
    loss.prop()(
      'Sure of every next token: loss 0; sure of something else: as large as the logit',
      {
        id: 'foresees-next-token',
        points: 1,
        hint: 'Position t foresees token t + 1. Which logits and which tokens have no partner?',
      },
      async (args, { call, expectTensor }) => {
        const { tokens } = args;
        const [n, vocab] = [dim(tokens, 1), dim(args.logits, 2)];
        const next = (i: number): number => at(tokens, i % n === n - 1 ? i : i + 1);
        const sure = generate(args.logits.shape, (i) => (i % vocab === next(Math.floor(i / vocab)) ? 50 : 0));
        expectTensor(
          'loss + 1',
          mapValues(await call({ ...args, logits: sure }), (value) => value + 1),
        ).toEqual(scalar(1), 'With a logit of 50 on every next token the loss must be 0.');
        const wrong = generate(args.logits.shape, (i) =>
          i % vocab === (next(Math.floor(i / vocab)) + 1) % vocab ? 50 : 0,
        );
        expectTensor('loss', await call({ ...args, logits: wrong })).toEqual(
          scalar(50),
          'With a logit of 50 on a token that does not come the loss must be 50.',
        );
      },
    ),
    loss.prop()(
      'The last position’s logits and the first token have no effect; all others do',
      { id: 'ends-without-partner', points: 1, hint: 'A sequence of n tokens makes n − 1 predictions.' },
      async (args, { call, expectTensor }) => {
        const { tokens } = args;
        const [n, vocab] = [dim(tokens, 1), dim(args.logits, 2)];
        const before = await call(args);
        const last = await call({ ...args, logits: changePosition(args.logits, n - 1, 7) });
        expectTensor('loss', last).toEqual(
          before,
          'Changing the logits at the last position changed the loss.',
        );
        const otherFirst = mapValues(tokens, (token, i) => (i % n === 0 ? (token + 1) % vocab : token));
        expectTensor('loss', await call({ ...args, tokens: otherFirst })).toEqual(
          before,
          'Changing the first token changed the loss.',
        );
        const changed = { ...args, logits: changePosition(args.logits, 0, 2) };
        expectTensor('loss', await call(changed)).toEqual(
          lossOracle(changed),
          'Changing the logits at the first position must change the loss.',
        );
      },
    ),
    loss.prop()(
      'The loss is a mean: over the examples, and over the predictions of each',
      { id: 'mean-over-predictions', points: 1, hint: 'By what number is the sum divided?' },
      async (args, { call, expectTensor }) => {
        const batch = dim(args.tokens, 0);
        let total = 0;
        for (let example = 0; example < batch; example++) {
          const alone = await call({
            logits: sliceFirst(args.logits, example, 1),
            tokens: sliceFirst(args.tokens, example, 1),
          });
          total += at(alone, 0);
        }
        expectTensor('loss', await call(args)).toEqual(
          scalar(total / batch),
          'The loss of a batch must be the mean of its examples’ losses.',
        );
        const flat = mapValues(args.logits, () => 0);
        const uniform = await call({ ...args, logits: flat });
        expectTensor('loss', uniform).toEqual(
          scalar(Math.log(dim(args.logits, 2))),
          'With equal logits the loss does not depend on the length.',
        );
      },
    ),
    loss.prop(lossInputs(['gaussian'], 300))(
      'Logits to ±1000 overflow nothing, and a constant added to a row changes nothing',
      {
        id: 'large-logits',
        points: 1,
        hint: 'exp(1000) is infinite in float32, and ln(0) is −∞. tf.logSoftmax avoids both.',
      },
      async (args, { call, expectTensor }) => {
        const bounded = {
          ...args,
          logits: mapValues(args.logits, (value) => Math.fround(Math.max(-900, Math.min(900, value)))),
        };
        const before = await call(bounded);
        expectTensor('loss', before).toEqual(lossOracle(bounded), 'With logits of several hundred:');
        const vocab = dim(args.logits, 2);
        const shifted = {
          ...bounded,
          logits: mapValues(
            bounded.logits,
            (value, i) => value + (Math.floor(i / vocab) % 2 === 0 ? 64 : -64),
          ),
        };
        expectTensor('loss', await call(shifted)).toEqual(
          before,
          'Adding 64 or −64 to all logits of a position changed the loss.',
        );
      },
    ),
    loss.oracle()('The loss is the mean of −ln p(next token), in nats', {
      id: 'loss-formula',
      points: 1,
      hint: 'Shift, softmax, logarithm, pick the token, minus, mean.',
    }),
    loss.fixtures('The loss is that of PyTorch’s cross_entropy on shifted logits', {
      id: 'loss-pytorch',
      points: 1,
      hint: 'Shift, softmax, logarithm, pick the token, minus, mean.',
    }),
    loss.gradient(lossInputs(['gaussian']))('The gradient of the loss reaches the logits', {
      id: 'gradient',
      points: 1,
      hint: 'Pick the token with tf.oneHot and a product, or tf.gather; tf.gatherND has no gradient.',
    }),
    logits.gradient(
      fc
        .record({ batch: axis(1, 2), n: axis(1, 3), numbers: numbersOf('gaussian') })
        .map(({ batch, n, numbers }) => ({
          hidden: numbers.normal('hidden', [batch, n, 3]),
          unembedding: numbers.normal('unembedding', [3, 4]),
        })),
    )('The gradient of the logits reaches hidden and unembedding', {
      id: 'logits-gradient',
      points: 1,
      hint: 'tf.matMul of rank 3 and rank 2 has no gradient for the second; ../given/project has.',
    }),
  ],
});
