import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis, maskFrom, numbersOf } from '../../engine/inputs';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  attention,
  weightedSum,
  type AttentionInput,
  type AttentionOutput,
  type AttentionSteps,
} from '../../oracle/attention';
import { fromRows, rowsOf, softmax } from '../../oracle/linear-algebra';
import {
  at,
  dim,
  generate,
  mapValues,
  padLast,
  permuteAxis,
  sizeOf,
  sliceFirst,
  tensor,
} from '../../oracle/tensor';
import { attentionInputs, isVisible } from '../shared/attention-inputs';
import { withMask } from '../shared/conditions';
import { maskHalves, maskMistakes } from '../shared/mask-mistakes';

type Result = AttentionOutput & Readonly<Record<string, AttentionOutput['output']>>;

const right = (args: AttentionInput, steps: Partial<AttentionSteps> = {}): Result => ({
  ...attention(args, steps),
});

/** Softmax down the columns: over the queries where it should be over the keys. */
function overQueries(args: AttentionInput, steps: Partial<AttentionSteps> = {}): Result {
  const hide = (scores: readonly number[], visible: readonly boolean[]): number[] =>
    scores.map((score, j) => (visible[j] === true ? score : -1e9));
  const { weights: scores } = attention(args, { ...steps, normalise: hide });
  const [n, m] = [dim(scores, -2), dim(scores, -1)];
  const weights = mapValues(scores, (_, index) => {
    const lead = Math.floor(index / (n * m));
    const column = Array.from({ length: n }, (__, i) => at(scores, (lead * n + i) * m + (index % m)));
    return softmax(column)[Math.floor(index / m) % n] ?? 0;
  });
  return { weights, output: weightedSum(weights, args.values) };
}

const scaleHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'no-scale', clause: 'the scores are not divided by √dK', change: { scale: () => 1 } },
  {
    id: 'scaled-by-dk',
    clause: 'the scores are divided by dK, not √dK',
    change: { scale: ({ dK }) => 1 / dK },
  },
];

const axisHalf = {
  id: 'softmax-over-queries',
  clause: 'the softmax runs over the queries (columns sum to 1)',
  change: undefined,
};

const sdpa = specify<AttentionInput, Result>({
  name: 'scaledDotProductAttention',
  parameters: ['queries', 'keys', 'values', 'mask'],
  oracle: (args) => right(args),
  inputs: attentionInputs(),
  misconceptions: [
    {
      id: 'no-scale',
      sentence: 'Your weights are what you get without dividing the scores by √dK.',
      hint: 'How large is a dot product of two vectors of dK unit-variance numbers, typically?',
      compute: (args) => right(args, { scale: () => 1 }),
    },
    {
      id: 'scaled-by-dk',
      sentence: 'Your weights are what dividing by dK instead of √dK gives.',
      hint: 'The variance of the dot product is dK. What is its standard deviation?',
      compute: (args) => right(args, { scale: ({ dK }) => 1 / dK }),
    },
    {
      id: 'multiplied-by-root',
      sentence: 'Your weights are what multiplying the scores by √dK gives, where they should be divided.',
      hint: 'The scale is there to make large scores smaller.',
      compute: (args) => right(args, { scale: ({ dK }) => Math.sqrt(dK) }),
    },
    {
      id: 'scaled-by-values',
      sentence: 'Your weights are what dividing by √dV gives: the width of the values, not of the keys.',
      hint: 'Which axis does the dot product run over? Its length is what matters.',
      compute: (args) => right(args, { scale: ({ dV }) => 1 / Math.sqrt(dV) }),
    },
    {
      id: 'scaled-by-length',
      sentence: 'Your weights are what dividing by the root of the number of keys gives.',
      hint: 'Which axis does the dot product run over? Its length is what matters.',
      compute: (args) => right(args, { scale: ({ m }) => 1 / Math.sqrt(m) }),
    },
    {
      id: 'scaled-by-queries',
      sentence: 'Your weights are what dividing by the root of the number of queries gives.',
      hint: 'Which axis does the dot product run over? Its length is what matters.',
      compute: (args) => right(args, { scale: ({ n }) => 1 / Math.sqrt(n) }),
    },
    {
      id: 'softmax-over-queries',
      sentence: 'In your weights the columns sum to 1, not the rows: the softmax runs over the queries.',
      hint: 'Each query shares out its attention among the keys. Which axis must sum to 1?',
      compute: (args) => overQueries(args),
    },
    {
      id: 'no-softmax',
      sentence: 'Your weights are the scaled scores themselves, without a softmax.',
      hint: 'Weights are positive and sum to 1 in each row.',
      compute: (args) =>
        right(args, {
          normalise: (scores, visible) => scores.map((score, j) => (visible[j] === true ? score : 0)),
        }),
    },
    {
      id: 'mask-ignored',
      sentence: 'Without a mask you are right; with one, your weights are as if it were not there.',
      hint: 'Where does the mask come in: before the softmax or after it?',
      compute: (args) => right(args, maskMistakes.ignored),
    },
    {
      id: 'mask-inverted',
      sentence: 'Your weights attend exactly to what the mask hides.',
      hint: 'In this course true means “may attend”.',
      compute: (args) => right(args, maskMistakes.inverted),
    },
    {
      id: 'mask-zeroes-scores',
      sentence: 'Your hidden keys still get weight: their scores are 0 before the softmax, and exp(0) is 1.',
      hint: 'Which score gives a weight of 0 after the exponential?',
      compute: (args) => right(args, maskMistakes['zeroed-scores']),
    },
    {
      id: 'mask-after-softmax',
      sentence:
        'Your hidden weights are 0, but the others no longer sum to 1: the mask comes after the softmax.',
      hint: 'If the softmax never sees the hidden keys, the rest sums to 1 by itself.',
      compute: (args) => right(args, maskMistakes['after-softmax']),
    },
    ...pairsOf<AttentionInput, Result, Partial<AttentionSteps>, undefined>(
      scaleHalves,
      [axisHalf],
      (args, scale) => overQueries(args, scale),
    ),
    ...pairsOf<AttentionInput, Result, Partial<AttentionSteps>, Partial<AttentionSteps>>(
      scaleHalves,
      maskHalves,
      (args, scale, mask) => right(args, { ...scale, ...mask }),
    ),
    ...pairsOf<AttentionInput, Result, undefined, Partial<AttentionSteps>>(
      [axisHalf],
      maskHalves.filter(({ id }) => id === 'mask-ignored'),
      (args) => overQueries({ ...args, mask: undefined }),
    ),
  ],
  conditions: [
    withMask,
    {
      when: 'for rank 3 and 4',
      otherwise: 'for rank 2',
      holds: ({ queries }) => queries.shape.length > 2,
    },
    {
      when: 'where n ≠ m',
      otherwise: 'where there are as many queries as keys',
      holds: ({ queries, keys }) => dim(queries, -2) !== dim(keys, -2),
    },
    {
      when: 'where dK ≠ dV',
      otherwise: 'where dK = dV',
      holds: ({ queries, values }) => dim(queries, -1) !== dim(values, -1),
    },
  ],
});

const atLeastTwoKeys = fc
  .record({
    n: axis(1, 3),
    m: axis(2, 4),
    dK: axis(1, 4),
    dV: axis(1, 3),
    numbers: numbersOf('tenths', 'gaussian'),
  })
  .map(({ n, m, dK, dV, numbers }) => ({
    queries: numbers.normal('queries', [n, dK]),
    keys: numbers.normal('keys', [m, dK]),
    values: numbers.normal('values', [m, dV]),
  }));

/** Scores to ±1e3, before and behind the mask. */
const largeScores = fc
  .record({ n: axis(1, 3), m: axis(2, 4), dV: axis(1, 3), masked: fc.boolean(), numbers: numbersOf() })
  .map(({ n, m, dV, masked, numbers }) => ({
    queries: generate([n, 4], () => 20),
    keys: numbers.between('keys', [m, 4], -25, 25),
    values: numbers.normal('values', [m, dV]),
    mask: masked ? maskFrom(numbers, n, m) : undefined,
  }));

const masked = fc
  .record({
    leading: fc.array(axis(1, 2), { maxLength: 2 }),
    n: axis(1, 3),
    m: axis(2, 4),
    numbers: numbersOf(),
  })
  .map(({ leading, n, m, numbers }) => ({
    queries: numbers.normal('queries', [...leading, n, 2]),
    keys: numbers.normal('keys', [...leading, m, 2]),
    values: numbers.normal('values', [...leading, m, 3]),
    mask: maskFrom(numbers, n, m),
  }));

export const scaledDotProductAttention = defineExercise({
  id: 'scaled-dot-product-attention',
  title: 'Scaled dot-product attention',
  checks: [
    sdpa.prop(atLeastTwoKeys)(
      'Each query’s weights are positive, sum to 1, and favour the key with the largest score',
      {
        id: 'rows-are-distributions',
        points: 1,
        hint: 'Softmax turns a row of scores into positive numbers that sum to 1. Over which axis?',
      },
      async (args, { call, ensure }) => {
        const { weights } = await call(args);
        const [n, m, dK] = [dim(args.queries, 0), dim(args.keys, 0), dim(args.queries, 1)];
        for (let i = 0; i < n; i++) {
          const row = [...weights.data.slice(i * m, (i + 1) * m)];
          const sum = row.reduce((total, weight) => total + weight, 0);
          ensure(
            row.every((weight) => weight >= 0),
            `Row ${String(i)} of \`weights\` holds a negative number.`,
          );
          ensure(
            Math.abs(sum - 1) < 1e-3,
            `Row ${String(i)} of \`weights\` sums to ${sum.toFixed(4)}, not to 1.`,
          );
          const scores = row.map((_, j) => {
            let dot = 0;
            for (let k = 0; k < dK; k++) dot += at(args.queries, i * dK + k) * at(args.keys, j * dK + k);
            return dot;
          });
          const best = scores.indexOf(Math.max(...scores));
          const least = scores.indexOf(Math.min(...scores));
          const spread = (scores[best] ?? 0) - (scores[least] ?? 0);
          ensure(
            spread < 0.05 || (row[best] ?? 0) > (row[least] ?? 0),
            `In row ${String(i)} key ${String(best)} has the largest dot product with the query, but no more weight than key ${String(least)}.`,
          );
        }
      },
    ),
    sdpa.prop(attentionInputs(fc.constant(false)))(
      'The output is an average of the values: equal values come out as they are',
      {
        id: 'averages-values',
        points: 1,
        hint: 'The output is weights · values. If all values are v, what is their average with weights that sum to 1?',
      },
      async (args, { call, expectTensor }) => {
        const width = dim(args.values, -1);
        const equal = mapValues(args.values, (_, i) => 1 + (i % width));
        const { output } = await call({ ...args, values: equal });
        const expected = mapValues(output, (_, i) => 1 + (i % width));
        expectTensor('output', output).toEqual(
          expected,
          'With the same row of values (1, 2, …) at every key, every output must be that row.',
        );
      },
    ),
    sdpa.prop(atLeastTwoKeys)(
      'Permuting keys and values together changes nothing; permuting the values alone does',
      {
        id: 'keys-in-any-order',
        points: 1,
        hint: 'Attention looks keys up by content: key j carries value j wherever they stand.',
      },
      async (args, { call, expectTensor }) => {
        const order = Array.from({ length: dim(args.keys, 0) }, (_, j) => j).reverse();
        const values = generate(args.values.shape, (i) => i - 2);
        const keys = permuteAxis(args.keys, 0, order);
        const before = await call({ ...args, values });
        const after = await call({ ...args, keys, values: permuteAxis(values, 0, order) });
        expectTensor('output', after.output).toEqual(
          before.output,
          'Reversing the order of keys and values together changed the output.',
        );
        expectTensor('weights', after.weights).toEqual(
          permuteAxis(before.weights, -1, order),
          'Reversing the order of the keys did not reverse the columns of the weights.',
        );
        const shifted = await call({ ...args, values: mapValues(values, (value) => value + 5) });
        expectTensor('output', shifted.output).toEqual(
          mapValues(before.output, (value) => value + 5),
          'Adding 5 to every value must add 5 to every output.',
        );
      },
    ),
    sdpa.prop(atLeastTwoKeys)(
      'Scores are divided by √dK, the root of the length of queries and keys',
      {
        id: 'temperature',
        points: 2,
        hint: 'Dot products of longer vectors spread more widely. By what factor, for dK components of variance 1?',
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
        expectTensor('weights', padded.weights).toEqual(
          halved.weights,
          'Padding queries and keys with zeros to four times their length must act like halving every score (√4 = 2).',
        );
        const exact = generate(halved.weights.shape, (i) => scoreOf(args, i));
        expectTensor('weights', halved.weights).toEqual(
          fromRows(exact.shape.slice(0, -1), rowsOf(exact).map(softmax)),
          'With halved queries the weights are the softmax of q·k / (2√dK).',
        );
      },
    ),
    sdpa.prop(masked)(
      'What the mask hides gets weight 0 and has no effect; the rest is shared among what it shows',
      {
        id: 'mask-hides',
        points: 2,
        hint: 'Hidden keys must drop out before the softmax shares out the weight.',
      },
      async (args, { call, ensure, expectTensor }) => {
        const { weights, output } = await call(args);
        const [n, m] = [dim(weights, -2), dim(weights, -1)];
        const rows = sizeOf(weights.shape) / m;
        for (let row = 0; row < rows; row++) {
          let sum = 0;
          for (let j = 0; j < m; j++) {
            const weight = at(weights, row * m + j);
            sum += weight;
            const place = `query ${String(row % n)} and key ${String(j)}`;
            if (isVisible(args.mask, row % n, j))
              ensure(weight > 0, `The mask shows ${place}, but the weight is ${weight.toPrecision(3)}.`);
            else
              ensure(
                Math.abs(weight) < 1e-6,
                `The mask hides ${place}, but the weight is ${weight.toPrecision(3)}.`,
              );
          }
          ensure(
            Math.abs(sum - 1) < 1e-3,
            `Under a mask, row ${String(row % n)} of \`weights\` sums to ${sum.toFixed(4)}, not to 1.`,
          );
        }
        const hiddenFromAll = Array.from({ length: m }, (_, j) => j).filter((j) =>
          Array.from({ length: n }, (_, i) => i).every((i) => !isVisible(args.mask, i, j)),
        );
        const change = (x: typeof args.keys): typeof args.keys =>
          mapValues(x, (value, i) =>
            hiddenFromAll.includes(Math.floor(i / dim(x, -1)) % m) ? 40 - value : value,
          );
        const changed = await call({ ...args, keys: change(args.keys), values: change(args.values) });
        expectTensor('output', changed.output).toEqual(
          output,
          'Changing keys and values that the mask hides from every query changed the output.',
        );
      },
    ),
    sdpa.prop(attentionInputs())(
      'Every leading axis is a batch: rank 3 and 4 give what rank 2 gives, slice by slice',
      {
        id: 'leading-axes',
        points: 1,
        hint: 'Which axes does matMul leave alone, and which does your transpose touch?',
      },
      async (args, { call, expectTensor }) => {
        const [queries, keys, values] = [args.queries, args.keys, args.values].map((x) =>
          tensor([1, ...x.shape], x.data),
        ) as [AttentionInput['queries'], AttentionInput['keys'], AttentionInput['values']];
        const single = await call(args);
        if (args.queries.shape.length < 4) {
          const wrapped = await call({ queries, keys, values, mask: args.mask });
          expectTensor('output', wrapped.output).toEqual(
            single.output,
            'One more leading axis of length 1 changed the numbers.',
          );
        }
        if (args.queries.shape.length > 2) {
          const first = await call({
            queries: firstSlice(args.queries),
            keys: firstSlice(args.keys),
            values: firstSlice(args.values),
            mask: args.mask,
          });
          expectTensor('output', firstSlice(single.output)).toEqual(
            first.output,
            'The first slice on its own gives other numbers than in the batch.',
          );
        }
        const doubled = await call({
          ...args,
          values: mapValues(args.values, (value) => 2 * value + 1),
        });
        expectTensor('output', doubled.output).toEqual(
          mapValues(single.output, (value) => 2 * value + 1),
          'Doubling the values and adding 1 must do the same to the outputs.',
        );
      },
    ),
    sdpa.prop(largeScores)(
      'Scores to ±1000 overflow nothing, and the mask hides even the largest',
      {
        id: 'large-scores',
        points: 1,
        hint: 'exp(1000) is infinite in float32. tf.softmax takes the largest score away first; your own must as well.',
      },
      async (args, { call, expectTensor }) => {
        const { weights, output } = await call(args);
        const expected = right(args);
        expectTensor('weights', weights).toEqual(expected.weights, 'With scores of several hundred:');
        expectTensor('output', output).toEqual(expected.output, 'With scores of several hundred:');
      },
    ),
    sdpa.oracle()('Weights and output are those of softmax(QKᵀ/√dK)·V', {
      id: 'formula',
      points: 2,
      hint: 'Go through the formula from the inside: scores, scale, mask, softmax, average.',
    }),
    sdpa.fixtures('Weights and output are those of PyTorch', {
      id: 'pytorch',
      points: 1,
      hint: 'The case’s name says what is special about it.',
    }),
    sdpa.gradient(
      fc
        .record({
          leading: fc.array(axis(1, 2), { maxLength: 2 }),
          n: axis(1, 3),
          m: axis(2, 3),
          masked: fc.boolean(),
          numbers: numbersOf('gaussian'),
        })
        .map(({ leading, n, m, masked: withMask, numbers }) => ({
          queries: numbers.normal('queries', [...leading, n, 2]),
          keys: numbers.normal('keys', [...leading, m, 2]),
          values: numbers.normal('values', [...leading, m, 3]),
          mask: withMask ? maskFrom(numbers, n, m) : undefined,
        })),
    )('The gradient reaches queries, keys and values', {
      id: 'gradient',
      points: 1,
      hint: 'Stay with operations on tensors from the arguments to the result.',
    }),
  ],
});

/** q·k / (2√dK) for a flat index of weights [n, m]. */
function scoreOf({ queries, keys }: AttentionInput, index: number): number {
  const [m, dK] = [dim(keys, -2), dim(queries, -1)];
  let dot = 0;
  for (let k = 0; k < dK; k++)
    dot += at(queries, Math.floor(index / m) * dK + k) * at(keys, (index % m) * dK + k);
  return dot / (2 * Math.sqrt(dK));
}

const firstSlice = (x: AttentionInput['queries']): AttentionInput['queries'] =>
  tensor(x.shape.slice(1), sliceFirst(x, 0, 1).data);
