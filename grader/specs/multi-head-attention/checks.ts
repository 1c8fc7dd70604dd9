import type { CheckTools } from '../../engine/check-tools';
import { specify } from '../../engine/specify';
import { multiHeadAttention as oracle, type MultiHeadAttentionInput } from '../../oracle/attention';
import { at, dim, filled, generate, permuteAxis, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { multiHeadInputs } from '../shared/attention-inputs';
import { noLookAhead } from '../shared/no-look-ahead';
import { decisiveScores, lowestScores, smoothInputs, withOnes, withScores } from './inputs';
import { changeHead, numberedHeads, reverseHeads, silenceHead, widenHead } from './kernels';
import { conditions, misconceptions } from './misconceptions';

const check = specify<MultiHeadAttentionInput, NumericTensor>({
  name: 'multiHeadAttention',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle: (args) => oracle(args),
  inputs: multiHeadInputs({ isSingle: [false, true] }),
  examples: lowestScores,
  misconceptions,
  conditions,
});

/** With three heads of width 2, no other layout of the heads gives the same blocks of columns. */
const severalHeads = multiHeadInputs({ numHeads: [2, 3], dHead: [2, 2] });

type Tools = Pick<CheckTools<MultiHeadAttentionInput, NumericTensor>, 'call' | 'expectTensor'>;

/** Zeros and x itself have many symmetries; a right result depends on x and on the kernels. */
async function expectDependence(args: MultiHeadAttentionInput, { call, expectTensor }: Tools): Promise<void> {
  const ones = withOnes(args);
  const up = await call(ones);
  expectTensor(up).toDifferFrom(
    await call({ ...ones, x: filled(args.x.shape, -1) }),
    'With all kernels 1, your result is the same for x = 1 and x = −1.',
    DEPENDENCE_HINT,
  );
  const { outputKernel } = args.params;
  expectTensor(up).toDifferFrom(
    await call({ ...ones, params: { ...ones.params, outputKernel: filled(outputKernel.shape, 0) } }),
    'With x and the other kernels 1, your result is the same for outputKernel = 1 and outputKernel = 0.',
    DEPENDENCE_HINT,
  );
}

const DEPENDENCE_HINT = 'Follow x through the four kernels to the result.';

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
      await expectDependence(args, { call, expectTensor });
    },
  ),
  noLookAhead(check, {
    points: 2,
    inputs: multiHeadInputs({ masked: [false] }),
    oracle: (args) => oracle(args),
    hint: 'Does every head hide what the mask hides? true means “may attend”.',
  }),
  check.prop(multiHeadInputs())(
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
      await expectDependence(args, { call, expectTensor });
    },
  ),
  check.prop(decisiveScores)(
    'Scores are divided by √dHead, whatever dModel is',
    {
      id: 'temperature',
      points: 1,
      hint: 'Are the scores divided exactly once, by the root of the length of one head’s queries?',
    },
    async (args, { call, expectTensor }) => {
      const narrow = await call(withScores(args, 0.5));
      const wide = await call({ ...args, params: widenHead(args.params, 4) });
      expectTensor(wide).toEqual(
        narrow,
        'Padding the head with zeros to four times its width must halve every score (√4 = 2).',
      );
      expectTensor(narrow).toDifferFrom(await call(args), 'Halving queryKernel had no effect.');
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
  check.gradient(smoothInputs)('The gradient reaches x and all four kernels', {
    id: 'gradient',
    points: 1,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  }),
];
