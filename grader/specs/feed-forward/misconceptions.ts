import type { Condition, Misconception } from '../../engine/exercise';
import { addBias, project } from '../../oracle/linear-algebra';
import { at, filled, mapValues, type NumericTensor } from '../../oracle/tensor';
import { feedForward as oracle, relu, type FeedForwardInput } from '../../oracle/transformer';

const zeros = (x: NumericTensor): NumericTensor => filled(x.shape, 0);
const negated = (x: NumericTensor): NumericTensor => mapValues(x, (value) => -value);

export const misconceptions: readonly Misconception<FeedForwardInput, NumericTensor>[] = [
  {
    id: 'no-activation',
    sentence: 'Your two layers have no relu between them: together they are one linear map.',
    hint: 'What can a product of two matrices do that a single matrix cannot?',
    compute: (args) => oracle(args, (value) => value),
  },
  {
    id: 'activation-at-the-end',
    sentence: 'Your result is never negative: there is a relu after the second layer too.',
    hint: 'The result is added to the residual stream. Should it be able to subtract too?',
    compute: (args) => mapValues(oracle(args), relu),
  },
  {
    id: 'activation-before-bias',
    sentence: 'You add bias1 after the relu.',
    hint: 'The bias sets the point at which a hidden unit switches on.',
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
    id: 'biases-missing',
    sentence: 'Neither of your layers has a bias.',
    hint: 'relu(x·kernel1 + bias1)·kernel2 + bias2',
    compute: ({ x, params }) =>
      oracle({ x, params: { ...params, bias1: zeros(params.bias1), bias2: zeros(params.bias2) } }),
  },
  {
    id: 'first-bias-subtracted',
    sentence: 'Your bias1 is subtracted, not added.',
    hint: 'If bias1 grows, do more hidden units switch on, or fewer?',
    compute: ({ x, params }) => oracle({ x, params: { ...params, bias1: negated(params.bias1) } }),
  },
  {
    id: 'second-bias-subtracted',
    sentence: 'Your bias2 is subtracted, not added.',
    hint: 'If every hidden unit is off, what must the result be?',
    compute: ({ x, params }) => oracle({ x, params: { ...params, bias2: negated(params.bias2) } }),
  },
  {
    id: 'biases-subtracted',
    sentence: 'Both of your biases are subtracted, not added.',
    hint: 'If every hidden unit is off, what must the result be?',
    compute: ({ x, params }) =>
      oracle({ x, params: { ...params, bias1: negated(params.bias1), bias2: negated(params.bias2) } }),
  },
  {
    id: 'residual-added',
    sentence: 'Your result includes x: the residual connection belongs to the block, not to this layer.',
    hint: 'The transformer block adds x.',
    compute: (args) => mapValues(oracle(args), (value, i) => value + at(args.x, i)),
  },
  {
    id: 'other-activation',
    sentence: 'Your numbers are what you get with tanh instead of relu.',
    hint: 'Vaswani et al. use max(0, ·).',
    compute: (args) => oracle(args, Math.tanh),
  },
];

export const conditions: readonly Condition<FeedForwardInput>[] = [
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
];
