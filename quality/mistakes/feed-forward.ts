import type { MistakesByFunction } from '../edits';

const firstBias = '.add<tf.Tensor>(params.bias1)';
const secondBias = '.add(params.bias2)';

export const mistakes: MistakesByFunction = {
  feedForward: {
    'no-activation': [['.relu()', '']],
    'activation-at-the-end': [[secondBias, '.add<tf.Tensor>(params.bias2).relu()']],
    'activation-before-bias': [[`${firstBias}.relu()`, `.relu()${firstBias}`]],
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
    'residual-added': [[secondBias, '.add<tf.Tensor>(params.bias2).add(x)']],
    'other-activation': [['.relu()', '.tanh()']],
  },
};
