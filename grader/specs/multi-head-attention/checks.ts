import * as fc from 'fast-check';
import type { CheckTools } from '../../engine/check-tools';
import { specify } from '../../engine/specify';
import { multiHeadAttention as oracle, type MultiHeadAttentionInput } from '../../oracle/attention';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { multiHeadInputs } from '../shared/attention-inputs';
import { noLookAhead } from '../shared/no-look-ahead';
import { lowestScores } from './inputs';
import { changeHead, reverseHeads, silenceHead, widenHead } from './kernels';
import { conditions, misconceptions } from './misconceptions';

const check = specify<MultiHeadAttentionInput, NumericTensor>({
  name: 'multiHeadAttention',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle: (args) => oracle(args),
  inputs: multiHeadInputs(),
  examples: lowestScores,
  misconceptions,
  conditions,
});

const severalHeads = multiHeadInputs({ numHeads: fc.integer({ min: 2, max: 3 }), minLength: 2 });

/** With ones everywhere, attention averages equal values, and the kernels only count. */
async function expectOnesToAddUp(
  args: MultiHeadAttentionInput,
  { call, expectTensor }: Pick<CheckTools<MultiHeadAttentionInput, NumericTensor>, 'call' | 'expectTensor'>,
): Promise<void> {
  const { x, params } = args;
  const ones = {
    ...args,
    x: filled(x.shape, 1),
    params: {
      ...params,
      valueKernel: filled(params.valueKernel.shape, 1),
      outputKernel: filled(params.outputKernel.shape, 1),
    },
  };
  expectTensor(await call(ones)).toEqual(
    filled(x.shape, dim(x, 2) * dim(params.outputKernel, 0)),
    'With x, valueKernel and outputKernel all ones, every number must be dModel·numHeads·dHead.',
    'What are the values if x and valueKernel are all ones, and what is their average?',
  );
}

const exampleOf = (x: NumericTensor, example: number): NumericTensor => sliceFirst(x, example, 1);

export const checks = [
  check.prop(severalHeads)(
    'Head h owns columns h·dHead … (h+1)·dHead − 1 of the query, key and value kernels, and these rows of the output kernel',
    {
      id: 'heads-own-columns',
      points: 2,
      hint: 'If a head’s rows of the output kernel are 0, nothing of that head reaches the result.',
    },
    async (args, { call, expectTensor }) => {
      const { params, numHeads } = args;
      const head = numHeads - 1;
      const silenced = silenceHead(params, head, numHeads);
      const before = await call({ ...args, params: silenced });
      const after = await call({ ...args, params: changeHead(silenced, head, numHeads) });
      expectTensor(after).toEqual(
        before,
        `With head ${String(head)}’s rows of outputKernel set to 0, changing this head’s columns of the other kernels changed the result.`,
      );
      const doubled = { ...params, outputKernel: mapValues(params.outputKernel, (value) => 2 * value) };
      const once = await call(args);
      expectTensor(await call({ ...args, params: doubled })).toEqual(
        mapValues(once, (value) => 2 * value),
        'Doubling outputKernel must double the result.',
      );
      await expectOnesToAddUp(args, { call, expectTensor });
    },
  ),
  check.prop(severalHeads)(
    'Reordering the heads in all four kernels changes nothing',
    {
      id: 'order-of-heads',
      points: 1,
      hint: 'The heads’ outputs are concatenated in order, and the output kernel sums them.',
    },
    async (args, { call, expectTensor }) => {
      const { params, numHeads } = args;
      const before = await call(args);
      expectTensor(await call({ ...args, params: reverseHeads(params, numHeads) })).toEqual(
        before,
        'Reversing the order of the heads changed the result.',
      );
      const shifted = await call({
        ...args,
        params: { ...params, valueKernel: mapValues(params.valueKernel, (value) => -value) },
      });
      expectTensor(shifted).toEqual(
        mapValues(before, (value) => -value),
        'Negating the value kernel must negate the result.',
      );
      await expectOnesToAddUp(args, { call, expectTensor });
    },
  ),
  check.prop(multiHeadInputs({ masked: fc.constant(false), minLength: 2 }))(
    'Permuting the positions of x permutes the result in the same way',
    {
      id: 'positions-alike',
      points: 1,
      hint: 'Without a mask, attention does not know the order of the positions.',
    },
    async (args, { call, expectTensor }) => {
      const order = Array.from({ length: dim(args.x, 1) }, (_, i) => i).reverse();
      const before = await call(args);
      const after = await call({ ...args, x: permuteAxis(args.x, 1, order) });
      expectTensor(after).toEqual(
        permuteAxis(before, 1, order),
        'Reversing the positions of x did not reverse those of the result.',
      );
      const constant = {
        ...args,
        params: { ...args.params, outputKernel: mapValues(args.params.outputKernel, (_, i) => 1 + i) },
        x: filled(args.x.shape, 0.5),
      };
      expectTensor(await call(constant)).toEqual(
        oracle(constant),
        'With the same numbers at every position, attention averages equal values.',
      );
    },
  ),
  noLookAhead(check, {
    points: 2,
    inputs: multiHeadInputs({ masked: fc.constant(false), minLength: 2 }),
    oracle: (args) => oracle(args),
    hint: 'Does every head hide what the mask hides? true means “may attend”.',
  }),
  check.prop(multiHeadInputs({ minLength: 2 }))(
    'The examples of a batch do not affect each other',
    {
      id: 'examples-apart',
      points: 1,
      hint: 'Try the first example alone. Does a reshape mix the batch axis with another?',
    },
    async (args, { call, expectTensor }) => {
      const { x } = args;
      const twice = generate([dim(x, 0) + 1, dim(x, 1), dim(x, 2)], (i) =>
        i < x.data.length ? at(x, i) : 2 - at(x, i - x.data.length),
      );
      const batch = await call({ ...args, x: twice });
      const alone = await call({ ...args, x: exampleOf(twice, 0) });
      expectTensor(exampleOf(batch, 0)).toEqual(
        alone,
        'The first example alone gives different numbers than in the batch.',
      );
      const last = dim(twice, 0) - 1;
      const lastAlone = await call({ ...args, x: exampleOf(twice, last) });
      expectTensor(exampleOf(batch, last)).toEqual(
        lastAlone,
        'The last example alone gives different numbers than in the batch.',
      );
      await expectOnesToAddUp(args, { call, expectTensor });
    },
  ),
  check.prop(multiHeadInputs({ numHeads: fc.constant(1), minLength: 2 }))(
    'Scores are divided by √dHead, whatever dModel is',
    {
      id: 'temperature',
      points: 1,
      hint: 'Are the scores divided exactly once, by the root of the length of one head’s queries?',
    },
    async (args, { call, expectTensor }) => {
      const { params } = args;
      const halved = {
        ...args,
        params: { ...params, queryKernel: mapValues(params.queryKernel, (value) => value / 2) },
      };
      const narrow = await call(halved);
      const wide = await call({ ...args, params: widenHead(params, 4) });
      expectTensor(wide).toEqual(
        narrow,
        'Padding the head with zeros to four times its width must halve every score (√4 = 2).',
      );
      expectTensor(narrow).toEqual(
        oracle(halved),
        'With one head, this must be scaled dot-product attention with four projections.',
      );
    },
  ),
  check.oracle()('The result matches the formula for any numHeads and dHead', {
    id: 'formula',
    points: 3,
    hint: 'Follow one number: x, projection, its head, attention, concatenation, output kernel.',
  }),
  check.fixtures('The result matches PyTorch', {
    id: 'pytorch',
    points: 2,
    hint: 'Compare a case with one head to a case with several.',
  }),
  check.gradient(multiHeadInputs({ minLength: 2 }))('The gradient reaches x and all four kernels', {
    id: 'gradient',
    points: 1,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  }),
];
