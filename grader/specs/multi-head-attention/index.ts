import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  attention,
  joinHeads,
  multiHeadAttention as oracle,
  splitHeads,
  type AttentionSteps,
  type MultiHeadAttentionInput,
  type MultiHeadAttentionKernels,
  type MultiHeadSteps,
} from '../../oracle/attention';
import { project } from '../../oracle/linear-algebra';
import {
  dim,
  filled,
  generate,
  mapValues,
  at,
  permuteAxis,
  reshape,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { multiHeadInputs } from '../shared/attention-inputs';
import { severalExamples, severalHeads as withSeveralHeads, withMask } from '../shared/conditions';
import { maskHalves, maskMistakes } from '../shared/mask-mistakes';
import { noLookAhead } from '../shared/no-look-ahead';

/** Heads that take every numHeads-th column instead of neighbouring ones. */
function splitInterleaved(x: NumericTensor, numHeads: number): NumericTensor {
  return splitHeads(permuteAxis(x, -1, interleaved(dim(x, 2), numHeads)), numHeads);
}

/** Column order in which head h's columns are h, h + numHeads, … */
const interleaved = (width: number, numHeads: number): number[] =>
  Array.from(
    { length: width },
    (_, i) => (i % (width / numHeads)) * numHeads + Math.floor(i / (width / numHeads)),
  );

const joinInterleaved = (x: NumericTensor): NumericTensor => {
  const numHeads = dim(x, 1);
  const joined = joinHeads(x);
  const order = interleaved(dim(joined, 2), numHeads);
  return permuteAxis(
    joined,
    -1,
    order.map((_, column) => order.indexOf(column)),
  );
};

/** `[batch, n, H·d]` read as `[batch, H, n, d]` without moving a number, and the way back. */
const splitByReshape = (x: NumericTensor, numHeads: number): NumericTensor =>
  reshape(x, [dim(x, 0), numHeads, dim(x, 1), dim(x, 2) / numHeads]);
const joinByReshape = (x: NumericTensor): NumericTensor =>
  reshape(x, [dim(x, 0), dim(x, 2), dim(x, 1) * dim(x, 3)]);

const withKernels = (
  args: MultiHeadAttentionInput,
  kernels: Partial<MultiHeadAttentionKernels>,
): NumericTensor => oracle({ ...args, params: { ...args.params, ...kernels } });

/** Mistakes of each head's attention, and mistakes in cutting and joining the heads. */
const attentionHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'no-scale', clause: 'the scores are not divided by √dHead', change: { scale: () => 1 } },
  ...maskHalves.filter(({ id }) => id === 'mask-ignored' || id === 'mask-inverted'),
];
const headHalves: readonly Half<Partial<MultiHeadSteps>>[] = [
  {
    id: 'interleaved-heads',
    clause: 'head h takes the columns h, h + numHeads, …, not neighbouring ones',
    change: { split: splitInterleaved, join: joinInterleaved },
  },
  {
    id: 'heads-joined-without-transpose',
    clause: 'the heads are joined by a reshape alone, which mixes positions and heads',
    change: { join: joinByReshape },
  },
  {
    id: 'heads-split-without-transpose',
    clause: 'the heads are cut by a reshape alone, which mixes positions and heads',
    change: { split: splitByReshape },
  },
  {
    id: 'heads-reshaped-only',
    clause: 'the heads are cut and joined by reshapes alone, which mix positions and heads',
    change: { split: splitByReshape, join: joinByReshape },
  },
];

const mha = specify<MultiHeadAttentionInput, NumericTensor>({
  name: 'multiHeadAttention',
  parameters: ['x', 'params', 'numHeads', 'mask'],
  oracle: (args) => oracle(args),
  inputs: multiHeadInputs(),
  misconceptions: [
    {
      id: 'no-scale',
      sentence: 'Your numbers are what attention without the division by √dHead gives.',
      hint: 'Each head is scaled dot-product attention of its own.',
      compute: (args) => oracle(args, { attention: { scale: () => 1 } }),
    },
    {
      id: 'scaled-by-model',
      sentence: 'Your scores are divided by √dModel, not by √dHead.',
      hint: 'How long are the query and key of one head?',
      compute: (args) => oracle(args, { attention: { scale: () => 1 / Math.sqrt(dim(args.x, 2)) } }),
    },
    {
      id: 'scaled-by-all-heads',
      sentence: 'Your scores are divided by √(numHeads·dHead), the width of all heads together.',
      hint: 'How long are the query and key of one head?',
      compute: (args) =>
        oracle(args, { attention: { scale: () => 1 / Math.sqrt(dim(args.params.queryKernel, 1)) } }),
    },
    {
      id: 'one-head',
      sentence: 'Your numbers are those of a single head as wide as all heads together.',
      hint: 'numHeads heads have numHeads matrices of weights.',
      compute: (args) => oracle({ ...args, numHeads: 1 }),
    },
    {
      id: 'interleaved-heads',
      sentence:
        'Your head h takes the columns h, h + numHeads, …; it owns neighbouring ones, h·dHead … (h+1)·dHead − 1.',
      hint: 'Which of the two new axes varies faster in memory: the head or the column inside it?',
      compute: (args) => oracle(args, { split: splitInterleaved, join: joinInterleaved }),
    },
    {
      id: 'heads-joined-without-transpose',
      sentence:
        'Your heads attend rightly, but are joined by a reshape alone, which mixes positions and heads.',
      hint: 'Before the last reshape, which axis must stand beside dHead?',
      compute: (args) => oracle(args, { join: joinByReshape }),
    },
    {
      id: 'heads-split-without-transpose',
      sentence: 'Your heads are cut by a reshape alone, which mixes positions and heads.',
      hint: 'A reshape keeps the order in memory. Which order has one position’s columns beside each other?',
      compute: (args) => oracle(args, { split: splitByReshape }),
    },
    {
      id: 'heads-reshaped-only',
      sentence: 'Your heads are cut and joined by reshapes alone, which mix positions and heads.',
      hint: 'A reshape keeps the order in memory. Which order has one position’s columns beside each other?',
      compute: (args) => oracle(args, { split: splitByReshape, join: joinByReshape }),
    },
    {
      id: 'no-output-projection',
      sentence: 'Your result is the joined heads, without the output kernel.',
      hint: 'What brings numHeads·dHead columns back to dModel?',
      compute: ({ x, params, numHeads, mask }) =>
        joinHeads(
          attention({
            queries: splitHeads(project(x, params.queryKernel), numHeads),
            keys: splitHeads(project(x, params.keyKernel), numHeads),
            values: splitHeads(project(x, params.valueKernel), numHeads),
            mask,
          }).output,
        ),
    },
    {
      id: 'values-from-keys',
      sentence: 'Your values are made with the key kernel.',
      hint: 'Three roles, three kernels.',
      compute: (args) => withKernels(args, { valueKernel: args.params.keyKernel }),
    },
    {
      id: 'values-from-queries',
      sentence: 'Your values are made with the query kernel.',
      hint: 'Three roles, three kernels.',
      compute: (args) => withKernels(args, { valueKernel: args.params.queryKernel }),
    },
    {
      id: 'keys-from-queries',
      sentence: 'Your keys are made with the query kernel.',
      hint: 'Three roles, three kernels.',
      compute: (args) => withKernels(args, { keyKernel: args.params.queryKernel }),
    },
    {
      id: 'queries-and-keys-exchanged',
      sentence: 'Your queries are made with the key kernel, and your keys with the query kernel.',
      hint: 'Which of the two looks, and which is looked at?',
      compute: (args) =>
        withKernels(args, { keyKernel: args.params.queryKernel, queryKernel: args.params.keyKernel }),
    },
    {
      id: 'mask-ignored',
      sentence: 'Without a mask you are right; with one, your numbers are as if it were not there.',
      hint: 'Is the mask handed on to every head?',
      compute: (args) => oracle(args, { attention: maskMistakes.ignored }),
    },
    {
      id: 'mask-inverted',
      sentence: 'Your heads attend exactly to what the mask hides.',
      hint: 'In this course true means “may attend”.',
      compute: (args) => oracle(args, { attention: maskMistakes.inverted }),
    },
    {
      id: 'mask-zeroes-scores',
      sentence: 'Hidden positions still get weight: their scores are 0 before the softmax, and exp(0) is 1.',
      hint: 'Which score gives a weight of 0 after the exponential?',
      compute: (args) => oracle(args, { attention: maskMistakes['zeroed-scores'] }),
    },
    {
      id: 'mask-after-softmax',
      sentence: 'Hidden weights are 0, but the others no longer sum to 1: the mask comes after the softmax.',
      hint: 'If the softmax never sees the hidden positions, the rest sums to 1 by itself.',
      compute: (args) => oracle(args, { attention: maskMistakes['after-softmax'] }),
    },
    ...pairsOf<MultiHeadAttentionInput, NumericTensor, Partial<AttentionSteps>, Partial<MultiHeadSteps>>(
      attentionHalves,
      headHalves,
      (args, steps, heads) => oracle(args, { ...heads, attention: steps }),
    ),
  ],
  conditions: [
    withMask,
    withSeveralHeads,
    severalExamples,
    {
      when: 'where numHeads·dHead ≠ dModel',
      otherwise: 'where numHeads·dHead = dModel',
      holds: ({ params }) => dim(params.queryKernel, 0) !== dim(params.queryKernel, 1),
    },
  ],
});

const severalHeads = multiHeadInputs({ numHeads: fc.integer({ min: 2, max: 3 }), minLength: 2 });

/** The columns of one head in a kernel [dModel, H·dHead], changed. */
const changeHead = (kernel: NumericTensor, head: number, numHeads: number): NumericTensor => {
  const width = dim(kernel, 1);
  const dHead = width / numHeads;
  return mapValues(kernel, (value, i) =>
    Math.floor((i % width) / dHead) === head ? 1.5 - 2 * value : value,
  );
};

/** The rows of one head in the output kernel [H·dHead, dModel], set to 0. */
const silenceHead = (kernel: NumericTensor, head: number, numHeads: number): NumericTensor => {
  const dHead = dim(kernel, 0) / numHeads;
  return mapValues(kernel, (value, i) => (Math.floor(i / dim(kernel, 1) / dHead) === head ? 0 : value));
};

const exampleOf = (x: NumericTensor, example: number): NumericTensor => sliceFirst(x, example, 1);

export const multiHeadAttention = defineExercise({
  id: 'multi-head-attention',
  title: 'Multi-head attention',
  checks: [
    mha.prop(severalHeads)(
      'Head h owns columns h·dHead … (h+1)·dHead − 1 of the kernels and the same rows of the output kernel',
      {
        id: 'heads-own-columns',
        points: 2,
        hint: 'If the output kernel is 0 in the rows of a head, nothing that this head does can be seen.',
      },
      async (args, { call, expectTensor }) => {
        const { params, numHeads } = args;
        const head = numHeads - 1;
        const silenced = { ...params, outputKernel: silenceHead(params.outputKernel, head, numHeads) };
        const before = await call({ ...args, params: silenced });
        const after = await call({
          ...args,
          params: {
            ...silenced,
            queryKernel: changeHead(params.queryKernel, head, numHeads),
            keyKernel: changeHead(params.keyKernel, head, numHeads),
            valueKernel: changeHead(params.valueKernel, head, numHeads),
          },
        });
        expectTensor('result', after).toEqual(
          before,
          `With zeros in the rows of head ${String(head)} of outputKernel, changing this head’s columns of the other kernels changed the result.`,
        );
        const doubled = { ...params, outputKernel: mapValues(params.outputKernel, (value) => 2 * value) };
        const once = await call(args);
        expectTensor('result', await call({ ...args, params: doubled })).toEqual(
          mapValues(once, (value) => 2 * value),
          'Doubling outputKernel must double the result.',
        );
        const ones = {
          ...params,
          valueKernel: filled(params.valueKernel.shape, 1),
          outputKernel: filled(params.outputKernel.shape, 1),
        };
        const constant = await call({ ...args, x: filled(args.x.shape, 1), params: ones });
        expectTensor('result', constant).toEqual(
          mapValues(constant, () => dim(args.x, 2) * dim(params.queryKernel, 1)),
          'With x, values and output kernel all ones, every number is dModel·numHeads·dHead.',
        );
      },
    ),
    mha.prop(severalHeads)(
      'Exchanging two heads, in all four kernels, changes nothing',
      {
        id: 'order-of-heads',
        points: 1,
        hint: 'The heads’ outputs are concatenated in order and summed up by the output kernel.',
      },
      async (args, { call, expectTensor }) => {
        const { params, numHeads } = args;
        const dHead = dim(params.queryKernel, 1) / numHeads;
        const order = Array.from(
          { length: numHeads * dHead },
          (_, i) => (numHeads - 1 - Math.floor(i / dHead)) * dHead + (i % dHead),
        );
        const reversed: MultiHeadAttentionKernels = {
          queryKernel: permuteAxis(params.queryKernel, 1, order),
          keyKernel: permuteAxis(params.keyKernel, 1, order),
          valueKernel: permuteAxis(params.valueKernel, 1, order),
          outputKernel: permuteAxis(params.outputKernel, 0, order),
        };
        const before = await call(args);
        expectTensor('result', await call({ ...args, params: reversed })).toEqual(
          before,
          'Reversing the order of the heads changed the result.',
        );
        const shifted = await call({
          ...args,
          params: { ...params, valueKernel: mapValues(params.valueKernel, (value) => -value) },
        });
        expectTensor('result', shifted).toEqual(
          mapValues(before, (value) => -value),
          'Negating the value kernel must negate the result.',
        );
        const constant = await call({
          ...args,
          x: filled(args.x.shape, 1),
          params: {
            ...params,
            valueKernel: filled(params.valueKernel.shape, 1),
            outputKernel: filled(params.outputKernel.shape, 1),
          },
        });
        expectTensor('result', constant).toEqual(
          mapValues(constant, () => dim(args.x, 2) * numHeads * dHead),
          'With x, values and output kernel all ones, every number is dModel·numHeads·dHead.',
        );
      },
    ),
    mha.prop(multiHeadInputs({ masked: fc.constant(false), minLength: 2 }))(
      'Permuting the positions of x permutes the result in the same way',
      {
        id: 'positions-alike',
        points: 1,
        hint: 'Without a mask nothing in attention knows where a position stands.',
      },
      async (args, { call, expectTensor }) => {
        const order = Array.from({ length: dim(args.x, 1) }, (_, i) => i).reverse();
        const before = await call(args);
        const after = await call({ ...args, x: permuteAxis(args.x, 1, order) });
        expectTensor('result', after).toEqual(
          permuteAxis(before, 1, order),
          'Reversing the positions of x did not reverse those of the result.',
        );
        const moved = await call({
          ...args,
          params: { ...args.params, outputKernel: mapValues(args.params.outputKernel, (_, i) => 1 + i) },
          x: filled(args.x.shape, 0.5),
        });
        const right = oracle({
          ...args,
          params: { ...args.params, outputKernel: mapValues(args.params.outputKernel, (_, i) => 1 + i) },
          x: filled(args.x.shape, 0.5),
        });
        expectTensor('result', moved).toEqual(
          right,
          'With the same numbers at every position, attention averages equal values.',
        );
      },
    ),
    noLookAhead(mha, {
      points: 2,
      inputs: multiHeadInputs({ masked: fc.constant(false), minLength: 2 }),
      oracle: (args) => oracle(args),
      hint: 'Hand the mask on to attention; true means “may attend”.',
    }),
    mha.prop(multiHeadInputs({ minLength: 2 }))(
      'Every example of the batch is on its own',
      {
        id: 'examples-apart',
        points: 1,
        hint: 'Grade the first example alone, and look which axis your reshape takes along.',
      },
      async (args, { call, expectTensor }) => {
        const { x } = args;
        const twice = generate([dim(x, 0) + 1, dim(x, 1), dim(x, 2)], (i) =>
          i < x.data.length ? at(x, i) : 2 - at(x, i - x.data.length),
        );
        const batch = await call({ ...args, x: twice });
        const alone = await call({ ...args, x: exampleOf(twice, 0) });
        expectTensor('result of example 0', exampleOf(batch, 0)).toEqual(
          alone,
          'The first example alone gives other numbers than in the batch.',
        );
        const last = dim(twice, 0) - 1;
        const lastAlone = await call({ ...args, x: exampleOf(twice, last) });
        expectTensor('result of the last example', exampleOf(batch, last)).toEqual(
          lastAlone,
          'The last example alone gives other numbers than in the batch.',
        );
        const ones = {
          ...args.params,
          valueKernel: filled(args.params.valueKernel.shape, 1),
          outputKernel: filled(args.params.outputKernel.shape, 1),
        };
        const constant = await call({ ...args, x: filled(x.shape, 1), params: ones });
        expectTensor('result', constant).toEqual(
          mapValues(constant, () => dim(x, 2) * dim(ones.outputKernel, 0)),
          'With x, values and output kernel all ones, every number is dModel·numHeads·dHead.',
        );
      },
    ),
    mha.prop(multiHeadInputs({ numHeads: fc.constant(1), minLength: 2 }))(
      'Scores are divided by √dHead, whatever dModel is',
      {
        id: 'temperature',
        points: 1,
        hint: 'Each head’s queries and keys are dHead long; dHead need not be dModel / numHeads.',
      },
      async (args, { call, expectTensor }) => {
        const halved = (kernel: NumericTensor): NumericTensor => mapValues(kernel, (value) => value / 2);
        const width = dim(args.params.queryKernel, 1);
        const pad = (kernel: NumericTensor): NumericTensor =>
          generate([dim(kernel, 0), 4 * width], (i) => {
            const column = i % (4 * width);
            return column < width ? at(kernel, Math.floor(i / (4 * width)) * width + column) : 0;
          });
        const tall = generate([4 * width, dim(args.x, 2)], (i) =>
          i < args.params.outputKernel.data.length ? at(args.params.outputKernel, i) : 0,
        );
        const narrow = await call({
          ...args,
          params: { ...args.params, queryKernel: halved(args.params.queryKernel) },
        });
        const wide = await call({
          ...args,
          params: {
            queryKernel: pad(args.params.queryKernel),
            keyKernel: pad(args.params.keyKernel),
            valueKernel: pad(args.params.valueKernel),
            outputKernel: tall,
          },
        });
        expectTensor('result', wide).toEqual(
          narrow,
          'Making the head four times as wide with zeros must act like halving every score (√4 = 2).',
        );
        expectTensor('result', narrow).toEqual(
          oracle({ ...args, params: { ...args.params, queryKernel: halved(args.params.queryKernel) } }),
          'One head is scaled dot-product attention between four projections.',
        );
      },
    ),
    mha.oracle()('The result is that of the formula, for every number of heads and dHead', {
      id: 'formula',
      points: 3,
      hint: 'Follow one number: x, projection, its head, attention, concatenation, output kernel.',
    }),
    mha.fixtures('The result is that of PyTorch', {
      id: 'pytorch',
      points: 2,
      hint: 'Compare a case with one head to a case with several.',
    }),
    mha.gradient(multiHeadInputs({ minLength: 2 }))('The gradient reaches x and all four kernels', {
      id: 'gradient',
      points: 1,
      hint: 'tf.matMul of rank 3 and rank 2 has no gradient for the second; ../given/project has.',
    }),
  ],
});
