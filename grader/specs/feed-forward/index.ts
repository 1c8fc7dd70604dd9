import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import { addBias, project } from '../../oracle/linear-algebra';
import { at, dim, filled, generate, mapValues, reshape, type NumericTensor } from '../../oracle/tensor';
import {
  feedForward as oracle,
  relu,
  type FeedForwardInput,
  type FeedForwardKernels,
} from '../../oracle/transformer';

export const feedForwardParams = (numbers: Numbers, d: number, dHidden: number): FeedForwardKernels => ({
  kernel1: numbers.normal('kernel1', [d, dHidden]),
  bias1: numbers.normal('bias1', [dHidden]),
  kernel2: numbers.normal('kernel2', [dHidden, d]),
  bias2: numbers.normal('bias2', [d]),
});

const inputs = (numbers = numbersOf()): fc.Arbitrary<FeedForwardInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { minLength: 1, maxLength: 3 }),
      d: axis(1, 4),
      dHidden: axis(1, 6),
      numbers,
    })
    .map(({ leading, d, dHidden, numbers: drawn }) => ({
      x: drawn.normal('x', [...leading, d]),
      params: feedForwardParams(drawn, d, dHidden),
    }));

const zeros = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

const ffn = specify<FeedForwardInput, NumericTensor>({
  name: 'feedForward',
  parameters: ['x', 'params'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  misconceptions: [
    {
      id: 'no-activation',
      sentence: 'Your two layers have no relu between them: together they are one linear map.',
      hint: 'What can two matrices one after the other do that one cannot?',
      compute: (args) => oracle(args, (value) => value),
    },
    {
      id: 'activation-at-the-end',
      sentence: 'Your result never goes below 0: a relu follows the second layer as well.',
      hint: 'The result is added to the residual stream. Should it be able to take something away?',
      compute: (args) => mapValues(oracle(args), relu),
    },
    {
      id: 'activation-before-bias',
      sentence: 'Your bias1 is added after the relu.',
      hint: 'The bias moves the point at which a hidden unit switches on.',
      compute: ({ x, params }) => {
        const hidden = mapValues(project(x, params.kernel1), relu);
        return addBias(project(addBias(hidden, params.bias1), params.kernel2), params.bias2);
      },
    },
    {
      id: 'first-bias-missing',
      sentence: 'Your bias1 has no effect.',
      hint: 'Both layers have a bias.',
      compute: ({ x, params }) => oracle({ x, params: { ...params, bias1: zeros(params.bias1) } }),
    },
    {
      id: 'second-bias-missing',
      sentence: 'Your bias2 has no effect.',
      hint: 'Both layers have a bias.',
      compute: ({ x, params }) => oracle({ x, params: { ...params, bias2: zeros(params.bias2) } }),
    },
    {
      id: 'residual-added',
      sentence: 'Your result has x added to it: the residual belongs to the block, not to this layer.',
      hint: 'The transformer block does the adding.',
      compute: (args) => mapValues(oracle(args), (value, i) => value + at(args.x, i)),
    },
    {
      id: 'other-activation',
      sentence: 'Your numbers are those of tanh instead of relu.',
      hint: 'Vaswani et al. use max(0, ·).',
      compute: (args) => oracle(args, Math.tanh),
    },
  ],
  conditions: [{ when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 }],
});

export const feedForward = defineExercise({
  id: 'feed-forward',
  title: 'Feed-forward network',
  checks: [
    ffn.prop()(
      'Every position goes through the same network on its own',
      {
        id: 'positions-alike',
        points: 1,
        hint: 'Only the last axis is touched; all others are just many positions.',
      },
      async (args, { call, expectTensor }) => {
        const d = dim(args.x, -1);
        const together = await call(args);
        const rows = await call({ ...args, x: reshape(args.x, [args.x.data.length / d, d]) });
        expectTensor('result', reshape(rows, together.shape)).toEqual(
          together,
          'The same positions as one matrix of rows gave other numbers.',
        );
        const off = { ...args.params, bias1: filled(args.params.bias1.shape, -1000) };
        const silent = await call({ ...args, params: off });
        expectTensor('result', silent).toEqual(
          generate(silent.shape, (i) => at(args.params.bias2, i % d)),
          'With bias1 = −1000 every hidden unit is off, and the result is bias2 at every position.',
        );
        expectTensor('result', together).toEqual(
          oracle(args),
          'The result at the hidden units that are on must be linear in kernel2.',
        );
      },
    ),
    ffn.oracle()('The result is relu(x·kernel1 + bias1)·kernel2 + bias2', {
      id: 'formula',
      points: 1,
      hint: 'Two layers, one relu between them.',
    }),
    ffn.fixtures('The result is that of PyTorch', {
      id: 'pytorch',
      points: 1,
      hint: 'Two layers, one relu between them.',
    }),
    ffn.gradient(inputs(numbersOf('gaussian')))('The gradient reaches x and the four parameters', {
      id: 'gradient',
      points: 1,
      hint: 'tf.matMul of rank 3 and rank 2 has no gradient for the second; ../given/project has.',
    }),
  ],
});
