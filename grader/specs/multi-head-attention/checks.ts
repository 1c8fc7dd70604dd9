import { specify } from '../../engine/specify';
import {
  multiHeadAttention as oracle,
  type MultiHeadAttentionInput,
} from '../../oracle/multi-head-attention';
import {
  at,
  dim,
  generate,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { multiHeadInputs } from '../shared/attention-inputs';
import { livelyKernels } from '../shared/lively';
import { noLookAhead } from '../shared/no-look-ahead';
import { decisiveScores, lowestScores, positiveScores, smoothInputs, withOnes, withScores } from './inputs';
import { isolating } from './isolating';
import { changeHead, numberedHeads, quadrupleHead, reverseHeads, silenceHead } from './kernels';
import { conditions, pipeline } from './misconceptions';

const check = specify<MultiHeadAttentionInput, NumericTensor>({
  name: 'multiHeadAttention',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle: (args) => oracle(args),
  inputs: multiHeadInputs({ isSingle: [false, true] }),
  examples: lowestScores,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['x', 'params'],
});

/** With three heads of width 2, no other layout of the heads gives the same blocks of columns. */
const severalHeads = multiHeadInputs({ numHeads: [2, 3], dHead: [2, 2] });

const exampleOf = (x: NumericTensor, example: number): NumericTensor => sliceFirst(x, example, 1);

export const checks = [
  check.prop(severalHeads)(
    'Head h owns columns h·dHead … (h+1)·dHead − 1 of the query, key and value kernels, and these rows of the output kernel',
    {
      id: 'heads-own-columns',
      fixedSeed: 0,
      points: 1,
      hint: 'If a head’s rows of the output kernel are 0, nothing of that head reaches the result.',
    },
    async (given, { call, expectTensor }) => {
      // Small, so that no softmax saturates.
      const args = { ...given, x: mapValues(given.x, (value) => value / 8) };
      const { params, numHeads } = args;
      const head = numHeads - 1;
      const silenced = silenceHead(params, head, numHeads);
      const before = await call({ ...args, params: silenced });
      const after = await call({ ...args, params: changeHead(silenced, head, numHeads) });
      expectTensor(after).toEqual(
        before,
        `With head ${String(head)}’s rows of outputKernel set to 0, changing this head’s columns of the other kernels changed the result.`,
      );
      const ones = withOnes(args);
      const changed = { ...ones, params: changeHead(ones.params, head, numHeads) };
      expectTensor(await call(changed)).toDifferFrom(
        await call(ones),
        `With x and all kernels 1, changing head ${String(head)}’s columns of the kernels had no effect, although its rows of outputKernel are not 0.`,
      );
    },
  ),
  check.prop(severalHeads)(
    'Reordering the heads in all four kernels changes nothing',
    {
      id: 'order-of-heads',
      fixedSeed: 0,
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
      const numbered = { ...withOnes(args), params: numberedHeads(params, numHeads) };
      const { outputKernel } = reverseHeads(numbered.params, numHeads);
      expectTensor(await call({ ...numbered, params: { ...numbered.params, outputKernel } })).toDifferFrom(
        await call(numbered),
        'Reversing the order of the heads in outputKernel alone had no effect.',
      );
    },
  ),
  check.prop(multiHeadInputs({ masked: [false] }))(
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
    },
  ),
  noLookAhead(check, {
    fixedSeed: 1,
    points: 1,
    inputs: multiHeadInputs({ masked: [false] }),
    lively: (args) => ({ ...args, params: livelyKernels(args.params) }),
    hint: 'Does every head hide what the mask hides? true means “may attend”.',
  }),
  check.prop(multiHeadInputs())(
    'The examples of a batch do not affect each other',
    {
      id: 'examples-apart',
      fixedSeed: 1,
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
    },
  ),
  check.prop(decisiveScores)(
    'Scores are divided by √dHead, whatever dModel is',
    {
      id: 'temperature',
      fixedSeed: 1,
      points: 1,
      hint: 'Are the scores divided exactly once, by the root of the length of one head’s queries?',
    },
    async (args, { call, expectTensor }) => {
      const narrow = await call(args);
      const wide = await call({ ...args, params: quadrupleHead(args.params) });
      expectTensor(wide).toEqual(
        narrow,
        'A head four times as wide, in which every number stands twice and the rest is 0, has dot products twice as large and √4 = 2 times the divisor: the result must be the same.',
      );
      expectTensor(await call(withScores(positiveScores, 0.5))).toDifferFrom(
        await call(positiveScores),
        'Halving queryKernel had no effect.',
      );
    },
  ),
  check.oracle()('The result matches the formula for any numHeads and dHead', {
    id: 'formula',
    fixedSeed: 0,
    points: 2,
    hint: 'Follow one number: x, projection, its head, attention, concatenation, output kernel.',
  }),
  check.fixtures('The result matches PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'Compare a case with one head to a case with several.',
  }),
  check.gradient(smoothInputs)('The gradient reaches x and all four kernels', {
    id: 'gradient',
    points: 5,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  }),
];
