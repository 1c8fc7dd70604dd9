import * as fc from 'fast-check';
import { specify } from '../engine/specify';
import { defineExercise } from '../engine/exercise';
import { axis, numbersOf } from '../engine/inputs';
import { rowsOf } from '../oracle/linear-algebra';
import { at, dim, filled, generate, mapValues, tensor, type NumericTensor } from '../oracle/tensor';
import { layerNorm as oracle, mean, variance, type LayerNormInput } from '../oracle/transformer';

/** Rows with a mean of up to ten standard deviations, and an epsilon that shows where it is added. */
const inputs = (
  epsilons: readonly (number | undefined)[] = [undefined, undefined, 0.5],
): fc.Arbitrary<LayerNormInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { minLength: 1, maxLength: 3 }),
      d: axis(2, 6),
      offset: fc.integer({ min: -4, max: 4 }),
      epsilon: fc.constantFrom(...epsilons),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ leading, d, offset, epsilon, numbers }) => {
      // A ramp below the noise keeps every row's deviation well above a tenth of its mean.
      const noise = numbers.between('x', [...leading, d], -0.5, 0.5);
      return {
        x: mapValues(noise, (value, i) => Math.fround(value + 2 * (i % d) + offset)),
        params: {
          gain: numbers.between('gain', [d], 0.5, 2),
          bias: numbers.normal('bias', [d]),
        },
        epsilon,
      };
    });

const plain = (args: LayerNormInput): LayerNormInput => {
  const d = dim(args.x, -1);
  return { x: args.x, params: { gain: filled([d], 1), bias: filled([d], 0) } };
};

const norm = specify<LayerNormInput, NumericTensor>({
  name: 'layerNorm',
  parameters: ['x', 'params', 'epsilon'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  misconceptions: [
    {
      id: 'unbiased-variance',
      sentence: 'Your variance is divided by d − 1; layer normalisation divides by d.',
      hint: 'The row is all there is: it is no sample of something larger.',
      compute: (args) =>
        oracle(args, (row, epsilon) =>
          row.map((value) => (value - mean(row)) / Math.sqrt(variance(row, 1) + epsilon)),
        ),
    },
    {
      id: 'epsilon-outside-root',
      sentence:
        'Your epsilon is added to the standard deviation; it belongs to the variance, under the root.',
      hint: 'What does epsilon protect: the root, or the division?',
      compute: (args) =>
        oracle(args, (row, epsilon) =>
          row.map((value) => (value - mean(row)) / (Math.sqrt(variance(row)) + epsilon)),
        ),
    },
    {
      id: 'epsilon-ignored',
      sentence: 'Your result is the same whatever epsilon is.',
      hint: 'epsilon is a parameter with a default, not a constant.',
      compute: (args) => oracle({ ...args, epsilon: 1e-5 }),
    },
    {
      id: 'no-centring',
      sentence: 'Your rows keep their mean: they are scaled, but not centred.',
      hint: 'What is the mean of a normalised row?',
      compute: (args) =>
        oracle(args, (row, epsilon) => row.map((value) => value / Math.sqrt(variance(row) + epsilon))),
    },
    {
      id: 'divided-by-variance',
      sentence: 'Your rows are divided by the variance, not by its root.',
      hint: 'Which of the two has the unit of x?',
      compute: (args) =>
        oracle(args, (row, epsilon) => row.map((value) => (value - mean(row)) / (variance(row) + epsilon))),
    },
    {
      id: 'root-mean-square',
      sentence: 'Your rows are divided by their root mean square, without centring them first.',
      hint: 'That is RMSNorm. Layer normalisation takes the mean away first.',
      compute: (args) =>
        oracle(args, (row, epsilon) => {
          const square = mean(row.map((value) => value * value));
          return row.map((value) => value / Math.sqrt(square + epsilon));
        }),
    },
    {
      id: 'gain-and-bias-missing',
      sentence: 'Your rows are normalised, but gain and bias have no effect.',
      hint: 'Normalising takes scale and offset away; what gives the network a way to have them back?',
      compute: (args) => oracle({ ...plain(args), epsilon: args.epsilon }),
    },
    {
      id: 'gain-missing',
      sentence: 'Your gain has no effect.',
      hint: 'Normalising takes scale and offset away; what gives the network a way to have them back?',
      compute: ({ x, params, epsilon }) =>
        oracle({ x, params: { ...params, gain: filled(params.gain.shape, 1) }, epsilon }),
    },
    {
      id: 'bias-missing',
      sentence: 'Your bias has no effect.',
      hint: 'Normalising takes scale and offset away; what gives the network a way to have them back?',
      compute: ({ x, params, epsilon }) =>
        oracle({ x, params: { ...params, bias: filled(params.bias.shape, 0) }, epsilon }),
    },
    {
      id: 'variance-summed',
      sentence: 'Your variance is the sum of the squares, not their mean.',
      hint: 'How large is the variance of a row of d numbers of size 1?',
      compute: (args) =>
        oracle(args, (row, epsilon) =>
          row.map((value) => (value - mean(row)) / Math.sqrt(variance(row) * row.length + epsilon)),
        ),
    },
    {
      id: 'bias-before-gain',
      sentence: 'Your bias is added before the gain multiplies.',
      hint: 'gain · x̂ + bias: in this order.',
      compute: (args) => {
        const normalised = oracle({ ...plain(args), epsilon: args.epsilon });
        const d = dim(args.x, -1);
        return mapValues(
          normalised,
          (value, i) => (value + at(args.params.bias, i % d)) * at(args.params.gain, i % d),
        );
      },
    },
    {
      id: 'over-the-batch',
      sentence: 'Your mean and variance run over the first axis, as in batch normalisation.',
      hint: 'Each position is normalised on its own, over its d numbers.',
      compute: ({ x, params, epsilon = 1e-5 }) => {
        const rows = dim(x, 0);
        const inner = x.data.length / rows;
        const column = (i: number): number[] =>
          Array.from({ length: rows }, (_, row) => at(x, row * inner + (i % inner)));
        const d = dim(x, -1);
        return mapValues(x, (value, i) => {
          const others = column(i);
          const normalised = (value - mean(others)) / Math.sqrt(variance(others) + epsilon);
          return normalised * at(params.gain, i % d) + at(params.bias, i % d);
        });
      },
    },
    {
      id: 'over-everything',
      sentence: 'Your mean and variance run over the whole tensor, not over each row.',
      hint: 'Each position is normalised on its own, over its d numbers.',
      compute: (args) => {
        const whole = { ...args, x: tensor([1, args.x.data.length], args.x.data) };
        const d = dim(args.x, -1);
        const [row = []] = rowsOf(oracle({ ...plain(whole), epsilon: args.epsilon }));
        return {
          ...args.x,
          data: Float64Array.from(
            row.map((value, i) => value * at(args.params.gain, i % d) + at(args.params.bias, i % d)),
          ),
        };
      },
    },
  ],
  conditions: [
    {
      when: 'with an epsilon of the caller’s',
      otherwise: 'with the default epsilon',
      holds: ({ epsilon }) => epsilon !== undefined,
    },
    { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
  ],
});

export const layerNorm = defineExercise({
  id: 'layer-norm',
  title: 'Layer normalisation',
  checks: [
    norm.prop()(
      'With gain 1 and bias 0 every row has mean 0 and variance 1',
      {
        id: 'mean-and-variance',
        points: 1,
        hint: 'Over which axis do mean and variance run, and by what is the variance divided?',
      },
      async (args, { call, expectTensor }) => {
        const rows = rowsOf(await call(plain(args)));
        const expected = rowsOf(args.x).map((row) => variance(row) / (variance(row) + 1e-5));
        const summary = (of: (row: readonly number[]) => number): NumericTensor =>
          tensor([rows.length], rows.map(of));
        expectTensor(
          'variance of each row',
          summary((row) => variance(row)),
        ).toEqual(tensor([rows.length], expected), 'The variances of the rows must be 1.');
        expectTensor(
          'mean of each row + 1',
          summary((row) => mean(row) + 1),
        ).toEqual(filled([rows.length], 1), 'The means of the rows must be 0.');
      },
    ),
    norm.prop()(
      'Scaling a row by a positive number or shifting it changes nothing',
      {
        id: 'forgets-scale-and-offset',
        points: 1,
        hint: 'What do mean and deviation of a row do when the row is multiplied by 4, or moved by 2?',
      },
      async (args, { call, expectTensor }) => {
        const without = { x: args.x, params: args.params };
        const before = await call(without);
        const scaled = await call({ ...without, x: mapValues(args.x, (value) => 4 * value) });
        const shifted = await call({ ...without, x: mapValues(args.x, (value) => value + 2) });
        expectTensor('result', scaled).toEqual(before, 'Multiplying x by 4 changed the result.');
        expectTensor('result', shifted).toEqual(before, 'Adding 2 to x changed the result.');
        const negated = await call({ ...plain(args), x: mapValues(args.x, (value) => -value) });
        const upright = await call(plain(args));
        expectTensor('result', negated).toEqual(
          mapValues(upright, (value) => -value),
          'With bias 0, negating x must negate the result.',
        );
        expectTensor('result', negated).toDifferFrom(upright, 'Your result is the same for x and −x.');
      },
    ),
    norm.prop(inputs([0.5, 2]))(
      'gain multiplies, bias adds, and epsilon stands beside the variance',
      { id: 'gain-bias-epsilon', points: 1, hint: 'gain · (x − mean) / √(variance + epsilon) + bias' },
      async (args, { call, expectTensor }) => {
        const bare = await call({ ...plain(args), epsilon: args.epsilon });
        const full = await call(args);
        const d = dim(args.x, -1);
        expectTensor('result', full).toEqual(
          mapValues(bare, (value, i) => value * at(args.params.gain, i % d) + at(args.params.bias, i % d)),
          'gain and bias must act on what gain 1 and bias 0 give.',
        );
        const rows = rowsOf(args.x);
        const epsilon = args.epsilon ?? 0;
        const expected = generate(
          [rows.length],
          (i) => variance(rows[i] ?? []) / (variance(rows[i] ?? []) + epsilon),
        );
        expectTensor(
          'variance of each row',
          tensor(
            [rows.length],
            rowsOf(bare).map((row) => variance(row)),
          ),
        ).toEqual(
          expected,
          `With epsilon ${String(epsilon)} the variance of a row must be v / (v + epsilon).`,
        );
      },
    ),
    norm.oracle()('The result is that of the formula, for rank 2, 3 and 4', {
      id: 'formula',
      points: 1,
      hint: 'Do mean and variance keep the last axis, so that they can be taken away from x?',
    }),
    norm.fixtures('The result is that of PyTorch', {
      id: 'pytorch',
      points: 1,
      hint: 'Look at epsilon, and at the number the variance is divided by.',
    }),
    norm.gradient(inputs())('The gradient reaches x, gain and bias', {
      id: 'gradient',
      points: 1,
      hint: 'tf.squaredDifference of different shapes has no gradient; subtract and square instead.',
    }),
  ],
});
