import type { Alternative } from '../../engine/pipeline';
import { relu, type FeedForwardSteps } from '../../oracle/feed-forward';
import { mapRows, softmax } from '../../oracle/linear-algebra';
import { mapValues } from '../../oracle/tensor';

const RELU_HINT = 'Vaswani et al. use max(0, ·).';
const NEGATIVE_HINT = 'What does the relu make of a negative number?';
const LARGE_HINT = 'What does the relu make of a large number?';
const END_HINT = 'The result is added to the residual stream. Should it be able to subtract too?';

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** The approximation with tanh; the exact one differs by less than can be seen. */
const gelu = (value: number): number =>
  (value / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value ** 3)));

/** The constants of selu (Klambauer et al. 2017). */
const [SELU_ALPHA, SELU_SCALE] = [1.6732632423543772, 1.0507009873554805];

/** Functions that take the place of relu; what the hint asks about depends on where they differ. */
const others: readonly {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly activation: (value: number) => number;
}[] = [
  { id: 'other-activation', name: 'tanh', activation: Math.tanh },
  { id: 'sigmoid', name: 'a sigmoid', activation: sigmoid },
  { id: 'gelu', name: 'GELU', activation: gelu },
  { id: 'quick-gelu', name: 'x · sigmoid(1.702 x)', activation: (x) => x * sigmoid(1.702 * x) },
  { id: 'silu', name: 'SiLU (Swish), x · sigmoid(x)', activation: (x) => x * sigmoid(x) },
  { id: 'softplus', name: 'softplus', activation: (x) => relu(x) + Math.log1p(Math.exp(-Math.abs(x))) },
  { id: 'mish', name: 'Mish', activation: (x) => x * Math.tanh(Math.log1p(Math.exp(x))) },
  { id: 'elu', name: 'ELU', hint: NEGATIVE_HINT, activation: (x) => (x > 0 ? x : Math.expm1(x)) },
  {
    id: 'selu',
    name: 'SELU',
    activation: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
  },
  {
    id: 'leaky-relu',
    name: 'a leaky relu (0.2 x below 0)',
    hint: NEGATIVE_HINT,
    activation: (x) => (x > 0 ? x : 0.2 * x),
  },
  {
    id: 'leaky-relu-hundredth',
    name: 'a leaky relu (0.01 x below 0)',
    hint: NEGATIVE_HINT,
    activation: (x) => (x > 0 ? x : 0.01 * x),
  },
  { id: 'relu6', name: 'relu6, which stops at 6', hint: LARGE_HINT, activation: (x) => Math.min(relu(x), 6) },
  {
    id: 'clipped-to-1',
    name: 'a function that stops at 0 and at 1',
    hint: LARGE_HINT,
    activation: (x) => Math.min(relu(x), 1),
  },
  { id: 'step', name: 'a step from 0 to 1', hint: LARGE_HINT, activation: (x) => (x > 0 ? 1 : 0) },
  { id: 'absolute-value', name: '|x|', hint: NEGATIVE_HINT, activation: Math.abs },
  { id: 'relu-squared', name: 'the square of relu', hint: LARGE_HINT, activation: (x) => relu(x) ** 2 },
  {
    id: 'negative-part',
    name: 'min(x, 0)',
    hint: 'Which part of a number does the relu keep, the positive or the negative one?',
    activation: (x) => Math.min(x, 0),
  },
];

/** Other functions than relu, and relu elsewhere. */
export const activationAlternatives: readonly Alternative<FeedForwardSteps>[] = [
  {
    id: 'no-activation',
    clause: 'there is no relu between the layers',
    sentence: 'Your two layers have no relu between them: together they are one linear map.',
    hint: 'What can a product of two matrices do that a single matrix cannot?',
    steps: { activation: (value) => value },
  },
  ...others.map(({ id, name, hint = RELU_HINT, activation }): Alternative<FeedForwardSteps> => ({
    id,
    clause: `the relu is replaced by ${name}`,
    sentence: `Your numbers are what you get with ${name} instead of relu.`,
    hint,
    steps: { activation },
  })),
  {
    id: 'softmax',
    clause: 'the relu is replaced by a softmax over the hidden units',
    sentence: 'Your numbers are what you get with a softmax over the hidden units instead of relu.',
    hint: 'Each hidden unit switches on or off by itself.',
    steps: { activation: (value) => value, hidden: (units) => mapRows(units, softmax) },
  },
  {
    id: 'activation-before-bias',
    clause: 'bias1 is added after the relu',
    sentence: 'You add bias1 after the relu.',
    hint: 'The bias sets the point at which a hidden unit switches on.',
    steps: { unit: (value, bias, { addFirst, activation }) => addFirst(activation(value), bias) },
  },
  {
    id: 'activation-before-and-after-bias',
    clause: 'there is a relu before bias1 as well as after it',
    hint: 'How many times does relu occur in the formula?',
    steps: {
      unit: (value, bias, { addFirst, activation }) => activation(addFirst(activation(value), bias)),
    },
  },
  {
    id: 'activation-on-input',
    clause: 'there is a relu before the first layer',
    hint: 'How many times does relu occur in the formula, and of what?',
    steps: { input: (x) => mapValues(x, relu) },
  },
  {
    id: 'activation-at-the-end',
    clause: 'there is a relu after the second layer',
    sentence: 'Your result is never negative: there is a relu after the second layer too.',
    hint: END_HINT,
    steps: { finish: (output) => mapValues(output, relu) },
  },
  {
    id: 'tanh-at-the-end',
    clause: 'there is a tanh after the second layer',
    hint: END_HINT,
    steps: { finish: (output) => mapValues(output, Math.tanh) },
  },
  {
    id: 'sigmoid-at-the-end',
    clause: 'there is a sigmoid after the second layer',
    hint: END_HINT,
    steps: { finish: (output) => mapValues(output, sigmoid) },
  },
  {
    id: 'softmax-at-the-end',
    clause: 'there is a softmax after the second layer',
    hint: END_HINT,
    steps: { finish: (output) => mapRows(output, softmax) },
  },
];
