import { specify } from '../../engine/specify';
import { numbersOf } from '../../engine/inputs';
import { at, dim, filled, generate, reshape, type NumericTensor } from '../../oracle/tensor';
import { feedForward as oracle, type FeedForwardInput } from '../../oracle/transformer';
import { inputs } from './inputs';
import { conditions, misconceptions } from './misconceptions';

const check = specify<FeedForwardInput, NumericTensor>({
  name: 'feedForward',
  parameters: ['x', 'params'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  misconceptions,
  conditions,
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
      const off = { ...args.params, bias1: filled(args.params.bias1.shape, -1000) };
      const silent = await call({ ...args, params: off });
      expectTensor(silent).toEqual(
        generate(silent.shape, (i) => at(args.params.bias2, i % d)),
        'With bias1 = −1000 every hidden unit is off, so the result must be bias2 at every position.',
        'Where does each bias enter, before the relu or after the second kernel, and with which sign?',
      );
      expectTensor(together).toEqual(
        oracle(args),
        'The result must be the active hidden units times kernel2, plus bias2.',
        'Two layers, with one relu between them.',
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
  check.gradient(inputs(numbersOf('gaussian')))('The gradient reaches x and all four parameters', {
    id: 'gradient',
    points: 1,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  }),
];
