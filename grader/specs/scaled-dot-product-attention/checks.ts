import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import type { AttentionInput } from '../../oracle/attention';
import { fromRows, rowsOf, softmax } from '../../oracle/linear-algebra';
import {
  dim,
  generate,
  mapValues,
  padLast,
  permuteAxis,
  reshape,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { attentionInputs, isVisible } from '../shared/attention-inputs';
import {
  atLeastTwoKeys,
  differentiable,
  hiddenLargest,
  largeScores,
  lowestScores,
  masked,
  withLowestScores,
} from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';
import { right, type Result } from './right-result';
import {
  dotProduct,
  ensureDistribution,
  ensureHidden,
  ensureLargestScoreFavoured,
  ensureShared,
  isDistribution,
} from './weight-rows';

const check = specify<AttentionInput, Result>({
  name: 'scaledDotProductAttention',
  parameters: ['queries', 'keys', 'values', 'mask'],
  oracle: (args) => right(args),
  inputs: attentionInputs(),
  examples: lowestScores,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['queries', 'keys', 'values'],
});

/** Changes queries, keys and values, and keeps the mask. */
const mapArguments = (
  { queries, keys, values, mask }: AttentionInput,
  change: (x: NumericTensor) => NumericTensor,
): AttentionInput => ({ queries: change(queries), keys: change(keys), values: change(values), mask });

const firstSlice = (x: NumericTensor): NumericTensor => reshape(sliceFirst(x, 0, 1), x.shape.slice(1));

export const checks = [
  check.prop(atLeastTwoKeys)(
    'Each query’s weights are positive, sum to 1, and favour the key with the largest score',
    {
      id: 'rows-are-distributions',
      fixedSeed: 12,
      points: 1,
      runs: 6,
      dependsOn: ['queries', 'keys'],
      hint: 'Softmax turns a row of scores into positive numbers that sum to 1. Over which axis?',
    },
    async (args, { call, ensure }) => {
      const { weights } = await call(args);
      rowsOf(weights).forEach((row, i) => {
        ensureDistribution(ensure, row, i);
        const scores = row.map((_, j) => dotProduct(args, i, j));
        ensureLargestScoreFavoured(ensure, row, scores, i);
      });
    },
  ),
  check.prop(attentionInputs(['none']))(
    'The output is an average of the values: equal values come out unchanged',
    {
      id: 'averages-values',
      fixedSeed: 1,
      points: 1,
      hint: 'The output is weights · values. If all values are v, what is their average with weights that sum to 1?',
    },
    async (args, { call, expectTensor }) => {
      const width = dim(args.values, -1);
      const equal = mapValues(args.values, (_, i) => 1 + (i % width));
      const { output } = await call({ ...args, values: equal });
      const expected = mapValues(output, (_, i) => 1 + (i % width));
      expectTensor(output).toEqual(
        expected,
        'If every key has the same row of values (1, 2, …), every output must be that row.',
      );
    },
  ),
  check.prop(atLeastTwoKeys)(
    'Permuting keys and values together permutes the weights, not the output',
    {
      id: 'keys-in-any-order',
      points: 1,
      hint: 'Attention looks keys up by content: value j goes with key j, wherever the pair is.',
    },
    async (args, { call, expectTensor }) => {
      const order = Array.from({ length: dim(args.keys, 0) }, (_, j) => j).reverse();
      const values = generate(args.values.shape, (i) => i - 2);
      const keys = permuteAxis(args.keys, 0, order);
      const before = await call({ ...args, values });
      const after = await call({ ...args, keys, values: permuteAxis(values, 0, order) });
      expectTensor(after.output).toEqual(
        before.output,
        'Reversing the order of keys and values together changed the output.',
      );
      expectTensor(after.weights).toEqual(
        permuteAxis(before.weights, -1, order),
        'Reversing the order of the keys did not reverse the columns of the weights.',
      );
    },
  ),
  check.prop(atLeastTwoKeys)(
    'Scores are divided by √dK, where dK is the length of a query or key',
    {
      id: 'temperature',
      fixedSeed: 8,
      points: 1,
      dependsOn: ['queries', 'keys'],
      hint: 'What is the standard deviation of the dot product of two vectors of dK independent numbers with variance 1?',
    },
    async (args, { call, expectTensor }) => {
      const dK = dim(args.queries, -1);
      const padded = await call({
        ...args,
        queries: padLast(args.queries, 4 * dK),
        keys: padLast(args.keys, 4 * dK),
      });
      const halved = await call({
        ...args,
        queries: mapValues(args.queries, (value) => value / 2),
      });
      expectTensor(padded.weights).toEqual(
        halved.weights,
        'Padding queries and keys with zeros to four times their length must halve every score (√4 = 2).',
      );
      // Another scale may have the right ratios, but only a softmax shows its size.
      if (!rowsOf(halved.weights).every(isDistribution)) return;
      const m = dim(args.keys, -2);
      const exact = generate(
        halved.weights.shape,
        (i) => dotProduct(args, Math.floor(i / m), i % m) / (2 * Math.sqrt(dK)),
      );
      expectTensor(halved.weights).toEqual(
        fromRows(exact.shape.slice(0, -1), rowsOf(exact).map(softmax)),
        'With halved queries, the weights must be the softmax of q·k / (2√dK).',
      );
    },
  ),
  check.prop(masked)(
    'Hidden keys get weight 0 and have no effect; visible keys share all the weight',
    {
      id: 'mask-hides',
      fixedSeed: 4,
      points: 1,
      dependsOn: ['queries', 'keys'],
      hint: 'Hidden keys must drop out before the softmax distributes the weight.',
    },
    async (args, { call, ensure, expectTensor }) => {
      const { weights } = await call(args);
      const unmasked = rowsOf((await call({ ...args, mask: undefined })).weights);
      const [n, m] = [dim(weights, -2), dim(weights, -1)];
      const seen = (i: number): number => Number(isVisible(args.mask, Math.floor(i / m), i % m));
      rowsOf(weights).forEach((row, index) => {
        ensureHidden(ensure, row, index % n, args.mask);
        if (unmasked.every(isDistribution)) ensureShared(ensure, row, index % n, args.mask);
      });
      // The first key sees to it that every query sees one; the last is hidden from all.
      const mask = generate([n, m], (i) => (i % m === 0 ? 1 : i % m === m - 1 ? 0 : seen(i)), 'bool');
      const change = (x: NumericTensor): NumericTensor =>
        mapValues(x, (value, i) => (Math.floor(i / dim(x, -1)) % m === m - 1 ? 40 - value : value));
      const { output } = await call({ ...args, mask });
      const changed = await call({ ...args, mask, keys: change(args.keys), values: change(args.values) });
      expectTensor(changed.output).toEqual(
        output,
        'Changing keys and values that the mask hides from every query changed the output.',
      );
    },
  ),
  check.prop(attentionInputs())(
    'Leading axes are batch axes: rank 3 and 4 give what rank 2 gives, slice by slice',
    {
      id: 'leading-axes',
      fixedSeed: 1,
      points: 1,
      hint: 'matMul treats all axes but the last two as a batch. Does everything else that you do treat them so too?',
    },
    async (args, { call, expectTensor }) => {
      const single = await call(args);
      if (args.queries.shape.length < 4) {
        const wrapped = await call(mapArguments(args, (x) => reshape(x, [1, ...x.shape])));
        expectTensor(wrapped.output).toEqual(
          single.output,
          'Adding a leading axis of length 1 changed the numbers.',
        );
      }
      if (args.queries.shape.length > 2) {
        const first = await call(mapArguments(args, firstSlice));
        expectTensor(firstSlice(single.output)).toEqual(
          first.output,
          'The first slice alone gives different numbers than in the batch.',
        );
      }
    },
  ),
  check.prop(largeScores)(
    'Scores up to ±1000 do not overflow, and the mask hides even the largest',
    {
      id: 'large-scores',
      fixedSeed: 15,
      points: 1,
      hint: 'exp(1000) is infinite in float32. tf.softmax subtracts the largest score first; your own must too.',
    },
    async (args, { call, ensure, expectTensor }) => {
      const lowest = withLowestScores(args);
      for (const [large, when] of [
        [args, 'With scores of several hundred:'],
        [lowest, 'With every score at −1000, a hidden key must still get weight 0.'],
      ] as const) {
        const { weights, output } = await call(large);
        rowsOf(weights).forEach((row, i) => {
          ensureHidden(ensure, row, i, large.mask);
        });
        // What is wrong for small scores, too, has another reason.
        const small = { ...large, queries: mapValues(large.queries, (value) => value / 1000) };
        if (!agree(right(small), await call(small))) continue;
        const expected = right(large);
        expectTensor(weights).toEqual(expected.weights, when);
        expectTensor(output).toEqual(expected.output, when);
      }
    },
  ),
  check.oracle()('Weights and output match softmax(QKᵀ/√dK)·V', {
    id: 'formula',
    points: 1,
    hint: 'Work through the formula from the inside out: scores, scale, mask, softmax, average.',
  }),
  check.fixtures('Weights and output match PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'The name of the case says what is special about it.',
  }),
  check.gradient(differentiable, [hiddenLargest])('The gradient reaches queries, keys and values', {
    id: 'gradient',
    points: 4,
    hint: 'Use only tensor operations from the arguments to the result.',
  }),
];
