import type { Condition, Misconception } from '../../engine/exercise';
import { addBias, project } from '../../oracle/linear-algebra';
import { at, filled, mapValues, type NumericTensor } from '../../oracle/tensor';
import { feedForward as oracle, relu, type FeedForwardInput } from '../../oracle/transformer';

const zeros = (x: NumericTensor): NumericTensor => filled(x.shape, 0);

export const misconceptions: readonly Misconception<FeedForwardInput, NumericTensor>[] = [
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
];

export const conditions: readonly Condition<FeedForwardInput>[] = [
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
];
