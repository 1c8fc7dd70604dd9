import { specify } from '../../engine/specify';
import { dim, reshape, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { feedForward as oracle, type FeedForwardInput } from '../../oracle/transformer';
import { inputs, smoothInputs } from './inputs';
import { examples, isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<FeedForwardInput, NumericTensor>({
  name: 'feedForward',
  parameters: ['x', 'params'],
  oracle: (args) => oracle(args),
  inputs,
  examples,
  pipeline,
  isolating,
  conditions,
  dependsOn: ['x', 'params'],
});

export const checks = [
  check.prop()(
    'The same network is applied to each position separately',
    {
      id: 'positions-alike',
      points: 1,
      hint: 'The network acts on the last axis only; all other axes just list positions.',
    },
    async (args, { call, expectTensor }) => {
      const d = dim(args.x, -1);
      const together = await call(args);
      const rows = await call({ ...args, x: reshape(args.x, [args.x.data.length / d, d]) });
      expectTensor(reshape(rows, together.shape)).toEqual(
        together,
        'Reshaping x to one row per position changed the result.',
      );
      const first = await call({ ...args, x: sliceFirst(args.x, 0, 1) });
      expectTensor(sliceFirst(together, 0, 1)).toEqual(
        first,
        'The first index of the first axis alone gives different numbers than among the others.',
      );
    },
  ),
  check.oracle()('The result is relu(x·kernel1 + bias1)·kernel2 + bias2', {
    id: 'formula',
    points: 1,
    hint: 'Two layers, with one relu between them.',
  }),
  check.fixtures('The result matches PyTorch’s', {
    id: 'pytorch',
    points: 1,
    hint: 'Two layers, with one relu between them.',
  }),
  check.gradient(smoothInputs)('The gradient reaches x and all four parameters', {
    id: 'gradient',
    points: 1,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  }),
];
