import * as fc from 'fast-check';
import { checksFor } from '../engine/checks';
import { defineExercise } from '../engine/exercise';
import { axis, numbersOf, type Numbers } from '../engine/inputs';
import { addBias, project } from '../oracle/linear-algebra';
import { at, dim, filled, generate, mapValues, reshape, type NumericTensor } from '../oracle/tensor';
import {
  feedForward as oracle,
  relu,
  type FeedForwardInput,
  type FeedForwardKernels,
} from '../oracle/transformer';

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

const ffn = checksFor<FeedForwardInput, NumericTensor>({
  name: 'feedForward',
  parameters: ['x', 'params'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  misconceptions: [
    {
      id: 'no-activation',
      sentence: 'Your two layers have no relu between them: together they are one linear map.',
      hint: 'What can two matrices one after the other do that one cannot?',
      mistaken: (args) => oracle(args, (value) => value),
    },
    {
      id: 'activation-at-the-end',
      sentence: 'Your result never goes below 0: a relu follows the second layer as well.',
      hint: 'The result is added to the residual stream. Should it be able to take something away?',
      mistaken: (args) => mapValues(oracle(args), relu),
    },
    {
      id: 'activation-before-bias',
      sentence: 'Your bias1 is added after the relu.',
      hint: 'The bias moves the point at which a hidden unit switches on.',
      mistaken: ({ x, params }) => {
        const hidden = mapValues(project(x, params.kernel1), relu);
        return addBias(project(addBias(hidden, params.bias1), params.kernel2), params.bias2);
      },
    },
    {
      id: 'first-bias-missing',
      sentence: 'Your bias1 has no effect.',
      hint: 'Both layers have a bias.',
      mistaken: ({ x, params }) => oracle({ x, params: { ...params, bias1: zeros(params.bias1) } }),
    },
    {
      id: 'second-bias-missing',
      sentence: 'Your bias2 has no effect.',
      hint: 'Both layers have a bias.',
      mistaken: ({ x, params }) => oracle({ x, params: { ...params, bias2: zeros(params.bias2) } }),
    },
    {
      id: 'residual-added',
      sentence: 'Your result has x added to it: the residual belongs to the block, not to this layer.',
      hint: 'The transformer block does the adding.',
      mistaken: (args) => mapValues(oracle(args), (value, i) => value + at(args.x, i)),
    },
    {
      id: 'other-activation',
      sentence: 'Your numbers are those of tanh instead of relu.',
      hint: 'Vaswani et al. use max(0, ·).',
      mistaken: (args) => oracle(args, Math.tanh),
    },
  ],
  circumstances: [
    { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
  ],
});

export const feedForward = defineExercise({
  id: 'feed-forward',
  title: 'Feed-forward network',
  functions: [ffn.graded],
  checks: [
    ffn.property({
      id: 'positions-alike',
      title: 'Every position goes through the same network on its own',
      points: 1,
      hint: 'Only the last axis is touched; all others are just many positions.',
      holds: async (args, student) => {
        const d = dim(args.x, -1);
        const together = await student.call(args);
        const rows = await student.call({ ...args, x: reshape(args.x, [args.x.data.length / d, d]) });
        student.same(
          'The same positions as one matrix of rows gave other numbers.',
          'result',
          together,
          reshape(rows, together.shape),
        );
        const off = { ...args.params, bias1: filled(args.params.bias1.shape, -1000) };
        const silent = await student.call({ ...args, params: off });
        student.same(
          'With bias1 = −1000 every hidden unit is off, and the result is bias2 at every position.',
          'result',
          generate(silent.shape, (i) => at(args.params.bias2, i % d)),
          silent,
        );
        student.same(
          'The result at the hidden units that are on must be linear in kernel2.',
          'result',
          oracle(args),
          together,
        );
      },
    }),
    ffn.oracle({
      id: 'formula',
      title: 'The result is relu(x·kernel1 + bias1)·kernel2 + bias2',
      points: 1,
      hint: 'Two layers, one relu between them.',
    }),
    ffn.fixture({
      id: 'pytorch',
      title: 'The result is that of PyTorch',
      points: 1,
      hint: 'Two layers, one relu between them.',
    }),
    ffn.gradient({
      id: 'gradient',
      title: 'The gradient reaches x and the four parameters',
      points: 1,
      hint: 'tf.matMul of rank 3 and rank 2 has no gradient for the second; ../given/project has.',
      inputs: inputs(numbersOf('gaussian')),
    }),
  ],
});
