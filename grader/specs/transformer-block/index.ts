import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis, maskFrom, numbersOf, type NumberStyle } from '../../engine/inputs';
import { pairsOf, type Half } from '../../engine/pairs';
import { rowsOf } from '../../oracle/linear-algebra';
import {
  at,
  dim,
  filled,
  mapValues,
  permuteAxis,
  sliceFirst,
  tensor,
  concatFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import {
  add,
  blockParts,
  mean,
  transformerBlock as oracle,
  variance,
  type BlockParts,
  type TransformerBlockInput,
} from '../../oracle/transformer';
import { kernelsFor, severalExamples, severalHeads, withMask } from '../shared/attention-inputs';
import { feedForwardParams } from '../feed-forward';
import { noLookAhead } from '../shared/no-look-ahead';

const inputs = (
  options: {
    readonly masked?: fc.Arbitrary<boolean>;
    readonly styles?: NumberStyle[];
    readonly minLength?: number;
  } = {},
): fc.Arbitrary<TransformerBlockInput> =>
  fc
    .record({
      batch: axis(1, 2),
      n: axis(options.minLength ?? 1, 4),
      dModel: axis(3, 4),
      numHeads: axis(1, 2),
      dHead: axis(1, 3),
      dHidden: axis(1, 5),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(...(options.styles ?? ['tenths', 'gaussian'])),
    })
    .map(({ batch, n, dModel, numHeads, dHead, dHidden, masked, numbers }) => {
      const norm = (name: string): { gain: NumericTensor; bias: NumericTensor } => ({
        gain: numbers.between(`${name} gain`, [dModel], 0.5, 2),
        bias: numbers.normal(`${name} bias`, [dModel]),
      });
      return {
        x: mapValues(numbers.normal('x', [batch, n, dModel]), (value, i) =>
          Math.fround(value + (i % dModel) - 1),
        ),
        params: {
          attention: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, numHeads * dHead),
          attentionNorm: norm('attentionNorm'),
          feedForward: feedForwardParams(numbers, dModel, dHidden),
          feedForwardNorm: norm('feedForwardNorm'),
        },
        numHeads,
        mask: masked ? maskFrom(numbers, n, n) : undefined,
      };
    });

/** A block put together otherwise from the right parts. */
const otherwise =
  (assemble: (x: NumericTensor, parts: BlockParts) => NumericTensor) =>
  (args: TransformerBlockInput): NumericTensor =>
    assemble(args.x, blockParts(args));

type Assembly = Parameters<typeof otherwise>[0];

const preNorm: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, attend(normAttention(x)));
  return add(y, feed(normFeedForward(y)));
};
const normInside: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, normAttention(attend(x)));
  return add(y, normFeedForward(feed(y)));
};
const withoutResiduals: Assembly = (x, { attend, feed, normAttention, normFeedForward }) =>
  normFeedForward(feed(normAttention(attend(x))));

const assemblyHalves: readonly Half<Assembly>[] = [
  { id: 'pre-norm', clause: 'the norms stand before the sublayers, not after the sums', change: preNorm },
  {
    id: 'norm-inside-residual',
    clause: 'what a sublayer gives is normalised, not the sum',
    change: normInside,
  },
  { id: 'no-residuals', clause: 'both residual connections are missing', change: withoutResiduals },
];

const block = specify<TransformerBlockInput, NumericTensor>({
  name: 'transformerBlock',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle,
  inputs: inputs(),
  misconceptions: [
    {
      id: 'no-attention-residual',
      sentence: 'Your attention’s output replaces x: the first residual connection is missing.',
      hint: 'A sublayer writes a correction; what is it a correction to?',
      compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
        const y = normAttention(attend(x));
        return normFeedForward(add(y, feed(y)));
      }),
    },
    {
      id: 'no-feed-forward-residual',
      sentence: 'Your feed-forward network’s output replaces y: the second residual connection is missing.',
      hint: 'A sublayer writes a correction; what is it a correction to?',
      compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) =>
        normFeedForward(feed(normAttention(add(x, attend(x))))),
      ),
    },
    {
      id: 'no-residuals',
      sentence: 'Both residual connections are missing.',
      hint: 'A sublayer writes a correction; what is it a correction to?',
      compute: otherwise(withoutResiduals),
    },
    {
      id: 'pre-norm',
      sentence:
        'Your block normalises before each sublayer (pre-norm); this one normalises after each sum (post-norm).',
      hint: 'What are mean and variance of a row of the result, with gain 1 and bias 0?',
      compute: otherwise(preNorm),
    },
    {
      id: 'norm-inside-residual',
      sentence: 'You normalise what a sublayer gives and then add; the sum is to be normalised.',
      hint: 'Add first, then norm.',
      compute: otherwise(normInside),
    },
    {
      id: 'norms-exchanged',
      sentence: 'Your two norms have each other’s gain and bias.',
      hint: 'attentionNorm follows attention, feedForwardNorm follows the feed-forward network.',
      compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
        const y = normFeedForward(add(x, attend(x)));
        return normAttention(add(y, feed(y)));
      }),
    },
    {
      id: 'one-norm-used-twice',
      sentence: 'Both of your norms use the parameters of attentionNorm.',
      hint: 'Each norm has its own gain and bias.',
      compute: otherwise((x, { attend, feed, normAttention }) => {
        const y = normAttention(add(x, attend(x)));
        return normAttention(add(y, feed(y)));
      }),
    },
    {
      id: 'last-norm-used-twice',
      sentence: 'Both of your norms use the parameters of feedForwardNorm.',
      hint: 'Each norm has its own gain and bias.',
      compute: otherwise((x, { attend, feed, normFeedForward }) => {
        const y = normFeedForward(add(x, attend(x)));
        return normFeedForward(add(y, feed(y)));
      }),
    },
    {
      id: 'no-first-norm',
      sentence: 'Your first norm, after attention, is missing.',
      hint: 'Each of the two sums is normalised.',
      compute: otherwise((x, { attend, feed, normFeedForward }) => {
        const y = add(x, attend(x));
        return normFeedForward(add(y, feed(y)));
      }),
    },
    {
      id: 'no-last-norm',
      sentence: 'Your last norm, after the feed-forward network, is missing.',
      hint: 'Each of the two sums is normalised.',
      compute: otherwise((x, { attend, feed, normAttention }) => {
        const y = normAttention(add(x, attend(x)));
        return add(y, feed(y));
      }),
    },
    {
      id: 'no-norms',
      sentence: 'Both norms are missing.',
      hint: 'What are mean and variance of a row of the result, with gain 1 and bias 0?',
      compute: otherwise((x, { attend, feed }) => {
        const y = add(x, attend(x));
        return add(y, feed(y));
      }),
    },
    {
      id: 'feed-forward-of-x',
      sentence: 'Your feed-forward network reads x, not what attention and the first norm made of it.',
      hint: 'The two sublayers stand one after the other.',
      compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
        const y = normAttention(add(x, attend(x)));
        return normFeedForward(add(y, feed(x)));
      }),
    },
    {
      id: 'second-residual-from-x',
      sentence: 'Your second residual connection adds x, not y.',
      hint: 'Each residual goes around its own sublayer only.',
      compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
        const y = normAttention(add(x, attend(x)));
        return normFeedForward(add(x, feed(y)));
      }),
    },
    {
      id: 'mask-ignored',
      sentence: 'Without a mask you are right; with one, your numbers are as if it were not there.',
      hint: 'Is the mask handed on to attention?',
      compute: (args) => oracle({ ...args, mask: undefined }),
    },
    {
      id: 'no-attention',
      sentence: 'Your numbers are those of a block without attention.',
      hint: 'Which of the two sublayers lets positions exchange information?',
      compute: otherwise((x, { feed, normAttention, normFeedForward }) => {
        const y = normAttention(x);
        return normFeedForward(add(y, feed(y)));
      }),
    },
    {
      id: 'no-feed-forward',
      sentence: 'Your numbers are those of a block without the feed-forward network.',
      hint: 'Two sublayers: attention, and then?',
      compute: otherwise((x, { attend, normAttention, normFeedForward }) =>
        normFeedForward(normAttention(add(x, attend(x)))),
      ),
    },
    ...pairsOf<TransformerBlockInput, NumericTensor, undefined, Assembly>(
      [{ id: 'mask-ignored', clause: 'the mask has no effect', change: undefined }],
      assemblyHalves,
      (args, _, assembly) => otherwise(assembly)({ ...args, mask: undefined }),
    ),
  ],
  conditions: [withMask, severalHeads, severalExamples],
});

const ones = (d: number): { gain: NumericTensor; bias: NumericTensor } => ({
  gain: filled([d], 1),
  bias: filled([d], 0),
});
const zeroLike = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

/** The block with sublayers that add nothing. */
const silenced = (args: TransformerBlockInput): TransformerBlockInput['params'] => ({
  ...args.params,
  attention: { ...args.params.attention, outputKernel: zeroLike(args.params.attention.outputKernel) },
  feedForward: {
    ...args.params.feedForward,
    kernel2: zeroLike(args.params.feedForward.kernel2),
    bias2: zeroLike(args.params.feedForward.bias2),
  },
});

export const transformerBlock = defineExercise({
  id: 'transformer-block',
  title: 'Transformer block',
  checks: [
    block.prop()(
      'The result is normalised: with gain 1 and bias 0 every row has mean 0 and variance 1',
      { id: 'normalised', points: 1, hint: 'Post-norm: the last thing that happens is a norm.' },
      async (args, { call, expectTensor }) => {
        const plain = { ...args, params: { ...args.params, feedForwardNorm: ones(dim(args.x, 2)) } };
        const received = await call(plain);
        const ofRows = (x: NumericTensor, summary: (row: readonly number[]) => number): NumericTensor => {
          const values = rowsOf(x).map(summary);
          return tensor([values.length], values);
        };
        // Nearly 1: epsilon takes a little from rows that vary little.
        const expected = ofRows(oracle(plain), (row) => variance(row));
        expectTensor(
          'variance of each row',
          ofRows(received, (row) => variance(row)),
        ).toEqual(expected, 'The variances of the rows must be 1.');
        expectTensor(
          'mean of each row + 1',
          ofRows(received, (row) => mean(row) + 1),
        ).toEqual(filled(expected.shape, 1), 'The means of the rows must be 0.');
      },
    ),
    block.prop()(
      'When both sublayers give 0, x goes through: only the two norms act on it',
      { id: 'residuals', points: 1, hint: 'A residual connection adds the sublayer’s input to its output.' },
      async (args, { call, expectTensor }) => {
        const quiet = { ...args, params: silenced(args) };
        expectTensor('result', await call(quiet)).toEqual(
          oracle(quiet),
          'With outputKernel, kernel2 and bias2 all 0 the result must be LN₂(LN₁(x)).',
        );
      },
    ),
    block.prop()(
      'gain and bias of feedForwardNorm act last',
      { id: 'last-norm-is-affine', points: 1, hint: 'Which norm comes after the feed-forward network?' },
      async (args, { call, expectTensor }) => {
        const d = dim(args.x, 2);
        const bare = await call({ ...args, params: { ...args.params, feedForwardNorm: ones(d) } });
        const { gain, bias } = args.params.feedForwardNorm;
        expectTensor('result', await call(args)).toEqual(
          mapValues(bare, (value, i) => value * at(gain, i % d) + at(bias, i % d)),
          'gain and bias of feedForwardNorm must act on what gain 1 and bias 0 give.',
        );
        const raised = { gain: mapValues(gain, () => 1), bias: mapValues(bias, () => 3) };
        expectTensor(
          'mean of each row',
          tensor(
            [dim(args.x, 0) * dim(args.x, 1)],
            rowsOf(await call({ ...args, params: { ...args.params, feedForwardNorm: raised } })).map(mean),
          ),
        ).toEqual(
          filled([dim(args.x, 0) * dim(args.x, 1)], 3),
          'With gain 1 and bias 3 every row must have mean 3.',
        );
      },
    ),
    noLookAhead(block, {
      points: 1,
      inputs: inputs({ masked: fc.constant(false), minLength: 2 }),
      oracle,
      hint: 'Is the mask handed on to attention?',
    }),
    block.prop(inputs({ masked: fc.constant(false), minLength: 2 }))(
      'Permuting positions permutes the result, and every example is on its own',
      {
        id: 'positions-and-examples',
        points: 1,
        hint: 'Norms and feed-forward network work position by position; only attention mixes, inside an example.',
      },
      async (args, { call, expectTensor }) => {
        const order = Array.from({ length: dim(args.x, 1) }, (_, i) => i).reverse();
        const before = await call(args);
        const after = await call({ ...args, x: permuteAxis(args.x, 1, order) });
        expectTensor('result', after).toEqual(
          permuteAxis(before, 1, order),
          'Reversing the positions of x did not reverse those of the result.',
        );
        const other = mapValues(sliceFirst(args.x, 0, 1), (value, i) => value * (i % 2 === 0 ? -1 : 2) + 0.5);
        const pair = await call({ ...args, x: concatFirst([other, args.x]) });
        expectTensor('result', sliceFirst(pair, 1, dim(args.x, 0))).toEqual(
          before,
          'Another example in front changed the result of the first.',
        );
        expectTensor('result', sliceFirst(pair, 0, 1)).toEqual(
          oracle({ ...args, x: other }),
          'The example in front is not right.',
        );
      },
    ),
    block.oracle()('The result is LN₂(y + FFN(y)) with y = LN₁(x + MHA(x))', {
      id: 'formula',
      points: 3,
      hint: 'Two sublayers; around each a sum, after each a norm.',
    }),
    block.fixtures('The result is that of PyTorch’s TransformerEncoderLayer', {
      id: 'pytorch',
      points: 3,
      hint: 'Post-norm, relu, the default epsilon of layerNorm.',
    }),
    block.gradient(inputs({ styles: ['gaussian'], minLength: 2 }))(
      'The gradient reaches x and every parameter',
      {
        id: 'gradient',
        points: 1,
        hint: 'If the exercises it is made of pass their gradient checks, look at what you do between them.',
      },
    ),
  ],
});
