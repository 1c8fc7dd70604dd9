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
    'residual-added': [[secondBias, '.add<tf.Tensor>(params.bias2).add(x)']],
    'other-activation': [['.relu()', '.tanh()']],
  },
};
