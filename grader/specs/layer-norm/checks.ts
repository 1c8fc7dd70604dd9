import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import { rowsOf } from '../../oracle/linear-algebra';
import { at, dim, filled, mapValues, tensor, zipValues, type NumericTensor } from '../../oracle/tensor';
import { layerNorm as oracle, mean, variance, type LayerNormInput } from '../../oracle/transformer';
import { inputs, plain, smallRows } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<LayerNormInput, NumericTensor>({
  name: 'layerNorm',
  parameters: ['x', 'params', 'epsilon'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  examples: smallRows,
  pipeline,
  isolating,
  conditions,
  dependsOn: ['x'],
});

export const checks = [
  check.prop()(
    'With gain 1 and bias 0, every row has mean 0 and variance 1',
    {
      id: 'mean-and-variance',
      points: 1,
      hint: 'Over which axis do mean and variance run, do they keep it, and what do you divide the sum of the squared deviations from the mean by?',
    },
    async (args, { call, expectTensor }) => {
      const rows = rowsOf(await call(plain(args)));
      const expected = rowsOf(args.x).map((row) => variance(row) / (variance(row) + 1e-5));
      const summary = (of: (row: readonly number[]) => number): NumericTensor =>
        tensor([rows.length], rows.map(of));
      expectTensor(summary((row) => variance(row))).toEqual(
        tensor([rows.length], expected),
        'The variance of every row must be 1.',
      );
      expectTensor(summary((row) => mean(row) + 1)).toEqual(
        filled([rows.length], 1),
        'The mean of every row must be 0.',
      );
    },
  ),
  check.prop(inputs().each())(
    'Scaling x by a positive number or shifting it changes nothing',
    {
      id: 'forgets-scale-and-offset',
      fixedSeed: 1,
      points: 1,
      hint: 'What happens to the mean and standard deviation of a row if you multiply it by 4, or add 2?',
    },
    async (args, { call, expectTensor }) => {
      const without = { x: args.x, params: args.params };
      const before = await call(without);
      const scaled = await call({ ...without, x: mapValues(args.x, (value) => 4 * value) });
      const shifted = await call({ ...without, x: mapValues(args.x, (value) => value + 2) });
      expectTensor(scaled).toEqual(before, 'Multiplying x by 4 changed the result.');
      expectTensor(shifted).toEqual(before, 'Adding 2 to x changed the result.');
    },
  ),
  check.prop(inputs({ epsilons: [0.5, 2] }))(
    'gain multiplies, bias adds, and epsilon is added to the variance',
    {
      id: 'gain-bias-epsilon',
      fixedSeed: 8,
      points: 1,
      hint: 'gain · (x − mean) / √(variance + epsilon) + bias',
    },
    async (args, { call, expectTensor }) => {
      const bare = await call({ ...plain(args), epsilon: args.epsilon });
      const full = await call(args);
      const d = dim(args.x, -1);
      expectTensor(full).toEqual(
        mapValues(bare, (value, i) => value * at(args.params.gain, i % d) + at(args.params.bias, i % d)),
        'gain and bias must be applied to the result for gain 1 and bias 0.',
      );
      const epsilon = args.epsilon ?? 0;
      const twice = mapValues(args.x, (value) => 2 * value);
      const without = await call({ ...plain(args), epsilon: 0 });
      // Without a spread there is nothing that epsilon could change.
      if (agree(without, filled(without.shape, 0))) return;
      expectTensor(bare).toDifferFrom(
        without,
        `Your result is the same for epsilon ${String(epsilon)} as for epsilon 0.`,
      );
      const doubled = await call({ ...plain(args), x: twice, epsilon: 4 * epsilon });
      const doubledWithout = await call({ ...plain(args), x: twice, epsilon: 0 });
      expectTensor(zipValues(doubled, without, (a, b) => a * b)).toEqual(
        zipValues(bare, doubledWithout, (a, b) => a * b),
        'Twice x has four times the variance. With four times the epsilon, too, it must come out as x does.',
      );
    },
  ),
  check.oracle()('The result matches the formula for rank 2, 3 and 4', {
    id: 'formula',
    points: 1,
    hint: 'Do mean and variance keep the last axis, so that they broadcast against x?',
  }),
  check.fixtures('The result matches PyTorch’s', {
    id: 'pytorch',
    points: 1,
    hint: 'Look at epsilon, and at what you divide the sum of squared deviations by.',
  }),
  check.gradient(inputs({ minWidth: 3 }), smallRows)('The gradient reaches x, gain and bias', {
    id: 'gradient',
    points: 1,
    hint: 'tf.squaredDifference has no gradient for different shapes; subtract and square instead.',
  }),
];
