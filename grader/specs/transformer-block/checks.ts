import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import { rowsOf } from '../../oracle/linear-algebra';
import {
  at,
  concatFirst,
  dim,
  filled,
  mapValues,
  permuteAxis,
  sliceFirst,
  tensor,
  type NumericTensor,
} from '../../oracle/tensor';
import {
  mean,
  transformerBlock as oracle,
  variance,
  type TransformerBlockInput,
} from '../../oracle/transformer';
import { livelyBlock } from '../shared/lively';
import { noLookAhead } from '../shared/no-look-ahead';
import { activeInputs, inputs, smallSums, smoothInputs } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<TransformerBlockInput, NumericTensor>({
  name: 'transformerBlock',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle,
  inputs: inputs(),
  examples: smallSums,
  pipeline,
  isolating,
  conditions,
  dependsOn: ['x', 'params'],
});

const ones = (d: number): { gain: NumericTensor; bias: NumericTensor } => ({
  gain: filled([d], 1),
  bias: filled([d], 0),
});
const zeroLike = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

type Params = TransformerBlockInput['params'];

/** Parameters with which the feed-forward network returns 0. */
const withoutNetwork = (params: Params): Params => ({
  ...params,
  feedForward: {
    ...params.feedForward,
    kernel2: zeroLike(params.feedForward.kernel2),
    bias2: zeroLike(params.feedForward.bias2),
  },
});

/** Parameters with which attention returns 0. */
const withoutAttention = (params: Params): Params => ({
  ...params,
  attention: { ...params.attention, outputKernel: zeroLike(params.attention.outputKernel) },
});

/**
 * Both norms with gain 1 and bias 0. What they get is a ramp, up to small numbers: no epsilon
 * shows, and no two terms cancel.
 */
function varied({ x, params, ...args }: TransformerBlockInput): TransformerBlockInput {
  const d = dim(x, 2);
  const ramp = (each: NumericTensor): NumericTensor => mapValues(each, (value, i) => value + 12 * (i % d));
  const { feedForward, ...quiet } = withoutAttention(withoutNetwork(params));
  return {
    ...args,
    x: ramp(x),
    params: {
      ...quiet,
      attentionNorm: ones(d),
      feedForwardNorm: ones(d),
      feedForward: { ...feedForward, bias2: ramp(params.feedForward.bias2) },
    },
  };
}

export const checks = [
  check.prop()(
    'The result is normalised: with gain 1 and bias 0 in both norms, every row has mean 0 and variance 1',
    { id: 'normalised', points: 1, hint: 'Post-norm: the last step is a norm.' },
    async (args, { call, expectTensor }) => {
      const received = rowsOf(await call(varied(args)));
      const ofRows = (summary: (row: readonly number[]) => number): NumericTensor =>
        tensor([received.length], received.map(summary));
      const expected = filled([received.length], 1);
      expectTensor(ofRows((row) => variance(row))).toEqual(expected, 'The variance of every row must be 1.');
      expectTensor(ofRows((row) => mean(row) + 1)).toEqual(expected, 'The mean of every row must be 0.');
    },
  ),
  check.prop(inputs().each())(
    'A sublayer that returns 0 lets through what it got',
    {
      id: 'residuals',
      fixedSeed: 19,
      points: 1,
      hint: 'A residual connection adds a sublayer’s input to its output.',
    },
    async (args, { call, expectTensor }) => {
      const quiet = { ...args, params: withoutAttention(withoutNetwork(args.params)) };
      const moved = mapValues(args.x, (value, i) => value * (i % 2 === 0 ? 2 : -3) + (i % 3));
      expectTensor(await call({ ...quiet, x: moved })).toDifferFrom(
        await call(quiet),
        'With outputKernel, kernel2 and bias2 all 0, other numbers in x had no effect.',
      );
      const lively = { ...args, params: livelyBlock(args.params) };
      const [attending, passing] = [lively, { ...lively, params: withoutNetwork(lively.params) }];
      const cut = (each: TransformerBlockInput): TransformerBlockInput => ({
        ...each,
        params: withoutAttention(each.params),
      });
      if (agree(await call(attending), await call(cut(attending)))) return;
      expectTensor(await call(passing)).toDifferFrom(
        await call(cut(passing)),
        'With kernel2 and bias2 all 0, attention had no effect, although it has one with other numbers there.',
        'The second residual connection adds what the feed-forward network got. Is that what you add?',
      );
    },
  ),
  check.prop()(
    'The gain and bias of feedForwardNorm are applied last',
    { id: 'last-norm-is-affine', points: 1, hint: 'Which norm comes after the feed-forward network?' },
    async (args, { call, expectTensor }) => {
      const d = dim(args.x, 2);
      const bare = await call({ ...args, params: { ...args.params, feedForwardNorm: ones(d) } });
      const { gain, bias } = args.params.feedForwardNorm;
      expectTensor(await call(args)).toEqual(
        mapValues(bare, (value, i) => value * at(gain, i % d) + at(bias, i % d)),
        'The gain and bias of feedForwardNorm must be applied to the result for gain 1 and bias 0.',
      );
    },
  ),
  noLookAhead(check, {
    points: 1,
    inputs: activeInputs({ masked: [false], isSingle: [false] }),
    lively: (args) => ({ ...args, params: livelyBlock(args.params) }),
    hint: 'Do you pass the mask on to attention?',
  }),
  check.prop(activeInputs({ masked: [false], isSingle: [false] }))(
    'Permuting positions permutes the result, and examples do not affect each other',
    {
      id: 'positions-and-examples',
      points: 1,
      hint: 'The norms and the feed-forward network act on each position separately; attention mixes the positions of an example.',
    },
    async (args, { call, expectTensor }) => {
      const order = Array.from({ length: dim(args.x, 1) }, (_, i) => i).reverse();
      const before = await call(args);
      const after = await call({ ...args, x: permuteAxis(args.x, 1, order) });
      expectTensor(after).toEqual(
        permuteAxis(before, 1, order),
        'Reversing the positions of x did not reverse those of the result.',
      );
      const other = mapValues(sliceFirst(args.x, 0, 1), (value) => -value);
      const pair = await call({ ...args, x: concatFirst([other, args.x]) });
      expectTensor(sliceFirst(pair, 1, dim(args.x, 0))).toEqual(
        before,
        'Putting another example in front changed the results of the others.',
      );
    },
  ),
  check.oracle()('The result is LN₂(y + FFN(y)) with y = LN₁(x + MHA(x))', {
    id: 'formula',
    points: 1,
    hint: 'Two sublayers; after each, a sum and then a norm.',
  }),
  check.fixtures('The result matches PyTorch’s TransformerEncoderLayer', {
    id: 'pytorch',
    points: 2,
    hint: 'Post-norm, relu, the default epsilon of layerNorm.',
  }),
  check.gradient(smoothInputs, smallSums)('The gradient reaches x and every parameter', {
    id: 'gradient',
    points: 4,
    hint: 'If the exercises you build on pass their gradient checks, look at what you do between them.',
  }),
];
