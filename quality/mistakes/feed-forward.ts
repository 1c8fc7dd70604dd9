import type { Edits, MistakesByFunction } from '../edits';

const firstBias = '.add<tf.Tensor>(params.bias1)';
const secondBias = '.add(params.bias2)';
const relu = '.relu()';
const first = `project(x, params.kernel1)${firstBias}`;

/** The code that follows the first layer, in place of relu. */
const instead = (activation: string): Edits => [[relu, activation]];

/** A function of the first layer, in place of relu. */
const ofFirst = (activation: (h: string) => string): Edits => [
  [`const hidden = ${first}${relu};`, `const h = ${first};\n    const hidden = ${activation('h')};`],
];

const atTheEnd = (activation: string): Edits => [[secondBias, `.add<tf.Tensor>(params.bias2)${activation}`]];

const firstKernel = (kernel: string): Edits[number] => ['params.kernel1', kernel];
const secondKernel = (kernel: string): Edits[number] => ['params.kernel2', kernel];
const transposed = (kernel: string): string => `tf.transpose(params.${kernel}) as tf.Tensor2D`;

const activations: Readonly<Record<string, Edits>> = {
  'no-activation': instead(''),
  'other-activation': instead('.tanh()'),
  sigmoid: instead('.sigmoid()'),
  gelu: ofFirst(
    (h) => `${h}.mul(0.5).mul(${h}.add(${h}.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)).tanh().add(1))`,
  ),
  'quick-gelu': ofFirst((h) => `${h}.mul(${h}.mul(1.702).sigmoid())`),
  silu: ofFirst((h) => `${h}.mul(${h}.sigmoid())`),
  softplus: instead('.softplus()'),
  mish: ofFirst((h) => `${h}.mul(${h}.softplus().tanh())`),
  elu: instead('.elu()'),
  selu: instead('.selu()'),
  'leaky-relu': instead('.leakyRelu(0.2)'),
  'leaky-relu-hundredth': instead('.leakyRelu(0.01)'),
  relu6: instead('.relu6()'),
  'clipped-to-1': instead('.clipByValue(0, 1)'),
  step: instead('.step()'),
  'absolute-value': instead('.abs()'),
  'relu-squared': instead('.relu().square()'),
  'negative-part': instead('.minimum(0)'),
  softmax: instead('.softmax()'),
};

export const mistakes: MistakesByFunction = {
  feedForward: {
    ...activations,
    'activation-at-the-end': atTheEnd('.relu()'),
    'tanh-at-the-end': atTheEnd('.tanh()'),
    'sigmoid-at-the-end': atTheEnd('.sigmoid()'),
    'softmax-at-the-end': atTheEnd('.softmax()'),
    'activation-before-bias': [[`${firstBias}${relu}`, `${relu}${firstBias}`]],
    'activation-before-and-after-bias': [[`${firstBias}${relu}`, `${relu}${firstBias}${relu}`]],
    'activation-on-input': [['project(x,', 'project(x.relu(),']],
    'first-bias-missing': [[firstBias, '']],
    'second-bias-missing': [[secondBias, '']],
    'biases-missing': [
      [firstBias, ''],
      [secondBias, ''],
    ],
    'first-bias-subtracted': [[firstBias, '.sub<tf.Tensor>(params.bias1)']],
    'second-bias-subtracted': [[secondBias, '.sub(params.bias2)']],
    'biases-subtracted': [
      [firstBias, '.sub<tf.Tensor>(params.bias1)'],
      [secondBias, '.sub(params.bias2)'],
    ],
    'first-bias-multiplied': [[firstBias, '.mul<tf.Tensor>(params.bias1)']],
    'second-bias-multiplied': [[secondBias, '.mul(params.bias2)']],
    'second-bias-twice': [[secondBias, '.add<tf.Tensor>(params.bias2).add(params.bias2)']],
    'first-bias-in-both': [[secondBias, '.add(params.bias1)']],
    'second-bias-in-both': [[firstBias, '.add<tf.Tensor>(params.bias2)']],
    'biases-swapped': [
      [secondBias, '.add(params.bias1)'],
      [firstBias, '.add<tf.Tensor>(params.bias2)'],
    ],
    'first-kernel-in-both': [secondKernel('params.kernel1')],
    'second-kernel-in-both': [firstKernel('params.kernel2')],
    'kernels-swapped': [
      ['project(hidden, params.kernel2)', 'project(hidden, params.otherKernel)'],
      firstKernel('params.kernel2'),
      ['params.otherKernel', 'params.kernel1'],
    ],
    'first-kernel-transposed': [firstKernel(transposed('kernel1'))],
    'second-kernel-transposed': [secondKernel(transposed('kernel2'))],
    'kernels-transposed': [firstKernel(transposed('kernel1')), secondKernel(transposed('kernel2'))],
    'tied-kernels': [secondKernel(transposed('kernel1'))],
    'residual-added': atTheEnd('.add(x)'),
  },
};
