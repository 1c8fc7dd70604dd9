import { specify } from '../../engine/specify';
import { dim, filled, reshape, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { feedForward as oracle, type FeedForwardInput } from '../../oracle/transformer';
import { inputs, smoothInputs, withOnes } from './inputs';
import { conditions, misconceptions } from './misconceptions';

const check = specify<FeedForwardInput, NumericTensor>({
  name: 'feedForward',
  parameters: ['x', 'params'],
  oracle: (args) => oracle(args),
  inputs,
  misconceptions,
  conditions,
});

const DEPENDENCE_HINT = 'Follow x through the two layers to the result.';

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
      // Zeros, or x itself, would do for all that.
      const plain = withOnes(args);
      const up = await call(plain);
      expectTensor(up).toDifferFrom(
        await call({ ...plain, x: filled(args.x.shape, -1) }),
        'With both kernels 1 and both biases 0, your result is the same for x = 1 and x = −1.',
        DEPENDENCE_HINT,
      );
      expectTensor(up).toDifferFrom(
        await call({
          ...plain,
          params: { ...plain.params, kernel2: filled(args.params.kernel2.shape, 0) },
        }),
        'With x and kernel1 1 and both biases 0, your result is the same for kernel2 = 1 and kernel2 = 0.',
        DEPENDENCE_HINT,
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
