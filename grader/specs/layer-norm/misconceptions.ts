import type { Condition, Misconception } from '../../engine/exercise';
import { rowsOf } from '../../oracle/linear-algebra';
import { at, dim, filled, mapValues, tensor, type NumericTensor } from '../../oracle/tensor';
import { layerNorm as oracle, mean, variance, type LayerNormInput } from '../../oracle/transformer';
import { plain } from './inputs';

export const misconceptions: readonly Misconception<LayerNormInput, NumericTensor>[] = [
  {
    id: 'unbiased-variance',
    sentence: 'You divide the sum of squared deviations by d − 1; layer normalisation divides by d.',
    hint: 'The row is the whole population, not a sample from a larger one.',
    compute: (args) =>
      oracle(args, (row, epsilon) =>
        row.map((value) => (value - mean(row)) / Math.sqrt(variance(row, 1) + epsilon)),
      ),
  },
  {
    id: 'epsilon-outside-root',
    sentence:
      'Your epsilon is added to the standard deviation; it belongs under the root, with the variance.',
    hint: 'Compare your denominator with √(variance + epsilon).',
    compute: (args) =>
      oracle(args, (row, epsilon) =>
        row.map((value) => (value - mean(row)) / (Math.sqrt(variance(row)) + epsilon)),
      ),
  },
  {
    id: 'epsilon-ignored',
    sentence: 'Your result does not depend on epsilon.',
    hint: 'epsilon is a parameter with a default, not a constant.',
    compute: (args) => oracle({ ...args, epsilon: 1e-5 }),
  },
  {
    id: 'no-centring',
    sentence: 'Your rows are scaled, but not centred.',
    hint: 'What is the mean of a normalised row?',
    compute: (args) =>
      oracle(args, (row, epsilon) => row.map((value) => value / Math.sqrt(variance(row) + epsilon))),
  },
  {
    id: 'divided-by-variance',
    sentence: 'Your rows are divided by the variance, not by its square root.',
    hint: 'Which of the two has the units of x?',
    compute: (args) =>
      oracle(args, (row, epsilon) => row.map((value) => (value - mean(row)) / (variance(row) + epsilon))),
  },
  {
    id: 'root-mean-square',
    sentence: 'Your rows are divided by their root mean square, without being centred first.',
    hint: 'That is RMSNorm. Layer normalisation subtracts the mean first.',
    compute: (args) =>
      oracle(args, (row, epsilon) => {
        const square = mean(row.map((value) => value * value));
        return row.map((value) => value / Math.sqrt(square + epsilon));
      }),
  },
  {
    id: 'second-moment',
    sentence: 'Your rows are centred, but then divided by the root of the mean of x², not of (x − mean)².',
    hint: 'Around which point does the variance measure the spread?',
    compute: (args) =>
      oracle(args, (row, epsilon) => {
        const square = mean(row.map((value) => value * value));
        return row.map((value) => (value - mean(row)) / Math.sqrt(square + epsilon));
      }),
  },
  {
    id: 'mean-absolute-deviation',
    sentence: 'Your rows are divided by the mean of |x − mean|, not by the root of the mean of (x − mean)².',
    hint: 'Both measure how far a row spreads. Which one is the root of the variance?',
    compute: (args) =>
      oracle(args, (row, epsilon) => {
        const deviation = mean(row.map((value) => Math.abs(value - mean(row))));
        return row.map((value) => (value - mean(row)) / (deviation + epsilon));
      }),
  },
  {
    id: 'gain-and-bias-missing',
    sentence: 'Your rows are normalised, but gain and bias have no effect.',
    hint: 'Normalising removes scale and offset; how can the network get them back?',
    compute: (args) => oracle({ ...plain(args), epsilon: args.epsilon }),
  },
  {
    id: 'gain-missing',
    sentence: 'Your gain has no effect.',
    hint: 'Normalising removes scale and offset; how can the network get them back?',
    compute: ({ x, params, epsilon }) =>
      oracle({ x, params: { ...params, gain: filled(params.gain.shape, 1) }, epsilon }),
  },
  {
    id: 'bias-missing',
    sentence: 'Your bias has no effect.',
    hint: 'Normalising removes scale and offset; how can the network get them back?',
    compute: ({ x, params, epsilon }) =>
      oracle({ x, params: { ...params, bias: filled(params.bias.shape, 0) }, epsilon }),
  },
  {
    id: 'variance-summed',
    sentence: 'Your variance is the sum of the squares, not their mean.',
    hint: 'What is the variance of d numbers, half of them 1 and half −1?',
    compute: (args) =>
      oracle(args, (row, epsilon) =>
        row.map((value) => (value - mean(row)) / Math.sqrt(variance(row) * row.length + epsilon)),
      ),
  },
  {
    id: 'gain-and-bias-swapped',
    sentence: 'Your bias multiplies and your gain is added: they are swapped.',
    hint: 'gain · x̂ + bias.',
    compute: ({ x, params: { gain, bias }, epsilon }) =>
      oracle({ x, params: { gain: bias, bias: gain }, epsilon }),
  },
  {
    id: 'bias-before-gain',
    sentence: 'You add the bias before multiplying by the gain.',
    hint: 'gain · x̂ + bias, in this order.',
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
    sentence: 'Your mean and variance are taken over the first axis, as in batch normalisation.',
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
    sentence: 'Your mean and variance are taken over the whole tensor, not over each row.',
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
];

export const conditions: readonly Condition<LayerNormInput>[] = [
  {
    when: 'with an explicit epsilon',
    otherwise: 'with the default epsilon',
    holds: ({ epsilon }) => epsilon !== undefined,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
];
