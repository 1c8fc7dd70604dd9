import * as fc from 'fast-check';
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
import { noLookAhead } from '../shared/no-look-ahead';
import { activeInputs, inputs, smallSums, smoothInputs, wideInputs } from './inputs';
import { conditions, misconceptions } from './misconceptions';

const check = specify<TransformerBlockInput, NumericTensor>({
  name: 'transformerBlock',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle,
  inputs: inputs(),
  examples: smallSums,
  misconceptions,
  conditions,
});

const ones = (d: number): { gain: NumericTensor; bias: NumericTensor } => ({
  gain: filled([d], 1),
  bias: filled([d], 0),
});
const zeroLike = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

/** Parameters with which both sublayers return 0. */
const silenced = (args: TransformerBlockInput): TransformerBlockInput['params'] => ({
  ...args.params,
  attention: { ...args.params.attention, outputKernel: zeroLike(args.params.attention.outputKernel) },
  feedForward: {
    ...args.params.feedForward,
    kernel2: zeroLike(args.params.feedForward.kernel2),
    bias2: zeroLike(args.params.feedForward.bias2),
  },
});

export const checks = [
  check.prop(wideInputs)(
    'The result is normalised: with gain 1 and bias 0, every row has mean 0 and variance 1',
    { id: 'normalised', points: 1, hint: 'Post-norm: the last step is a norm, with the default epsilon.' },
    async (args, { call, expectTensor }) => {
      const plain = { ...args, params: { ...args.params, feedForwardNorm: ones(dim(args.x, 2)) } };
      const received = await call(plain);
      const ofRows = (x: NumericTensor, summary: (row: readonly number[]) => number): NumericTensor => {
        const values = rowsOf(x).map(summary);
        return tensor([values.length], values);
      };
      // Slightly below 1: epsilon lowers the variance of rows that vary little.
      const expected = ofRows(oracle(plain), (row) => variance(row));
      expectTensor(ofRows(received, (row) => variance(row))).toEqual(
        expected,
        'The variance of every row must be 1.',
      );
      expectTensor(ofRows(received, (row) => mean(row) + 1)).toEqual(
        filled(expected.shape, 1),
        'The mean of every row must be 0.',
      );
    },
  ),
  check.prop([...inputs(), ...smallSums.map((each) => fc.constant(each))])(
    'When both sublayers return 0, only the two norms act on x',
    { id: 'residuals', points: 1, hint: 'A residual connection adds a sublayer’s input to its output.' },
    async (args, { call, expectTensor }) => {
      const quiet = { ...args, params: silenced(args) };
      expectTensor(await call(quiet)).toEqual(
        oracle(quiet),
        'With outputKernel, kernel2 and bias2 all 0, the result must be LN₂(LN₁(x)).',
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
      const raised = { gain: mapValues(gain, () => 1), bias: mapValues(bias, () => 3) };
      expectTensor(
        tensor(
          [dim(args.x, 0) * dim(args.x, 1)],
          rowsOf(await call({ ...args, params: { ...args.params, feedForwardNorm: raised } })).map(mean),
        ),
      ).toEqual(
        filled([dim(args.x, 0) * dim(args.x, 1)], 3),
        'With gain 1 and bias 3, every row must have mean 3.',
      );
    },
  ),
  noLookAhead(check, {
    points: 1,
    inputs: activeInputs({ masked: [false], isSingle: [false] }),
    oracle,
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
      const expected = oracle(args);
      if (!agree(sliceFirst(expected, 0, 1), oracle({ ...args, x: other }))) {
        expectTensor(sliceFirst(pair, 0, 1)).toDifferFrom(
          sliceFirst(before, 0, 1),
          'Your result is the same for an example and its negative.',
          'Follow x through both sublayers to the result.',
        );
      }
      if (!agree(expected, args.x)) {
        expectTensor(before).toDifferFrom(args.x, 'Your result is x itself.');
      }
    },
  ),
  check.oracle()('The result is LN₂(y + FFN(y)) with y = LN₁(x + MHA(x))', {
    id: 'formula',
    points: 3,
    hint: 'Two sublayers; after each, a sum and then a norm.',
  }),
  check.fixtures('The result matches PyTorch’s TransformerEncoderLayer', {
    id: 'pytorch',
    points: 3,
    hint: 'Post-norm, relu, the default epsilon of layerNorm.',
  }),
  check.gradient(smoothInputs, smallSums)('The gradient reaches x and every parameter', {
    id: 'gradient',
    points: 1,
    hint: 'If the exercises you build on pass their gradient checks, look at what you do between them.',
  }),
];
