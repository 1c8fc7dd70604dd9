import type { Edits, MistakesByFunction } from './edits';

const gainAndBias = '.mul(gain).add(bias)';
const deviation = 'variance.add(epsilon).sqrt()';
const averaged = (axis: string): Edits => [
  ['x.mean(-1, true)', `x.mean(${axis})`],
  ['centred.square().mean(-1, true)', `centred.square().mean(${axis})`],
];

export const layerNorm: MistakesByFunction = {
  layerNorm: {
    'unbiased-variance': [
      ['square().mean(-1, true)', 'square().sum(-1, true).div((x.shape[x.rank - 1] as number) - 1)'],
    ],
    'epsilon-outside-root': [[deviation, 'variance.sqrt().add(epsilon)']],
    'epsilon-ignored': [[deviation, 'variance.add(1e-5).sqrt()']],
    'no-centring': [['return centred.div', 'return x.div']],
    'divided-by-variance': [[deviation, 'variance.add(epsilon)']],
    'root-mean-square': [['x.sub(x.mean(-1, true))', 'x']],
    'gain-and-bias-missing': [[gainAndBias, '']],
    'bias-before-gain': [[gainAndBias, '.add(bias).mul(gain)']],
    'over-the-batch': averaged('0, true'),
    'over-everything': averaged(''),
  },
};

const firstBias = '.add<tf.Tensor>(params.bias1)';
const secondBias = '.add(params.bias2)';

export const feedForward: MistakesByFunction = {
  feedForward: {
    'no-activation': [['.relu()', '']],
    'activation-at-the-end': [[secondBias, '.add<tf.Tensor>(params.bias2).relu()']],
    'activation-before-bias': [[`${firstBias}.relu()`, `.relu()${firstBias}`]],
    'first-bias-missing': [[firstBias, '']],
    'second-bias-missing': [[secondBias, '']],
    'residual-added': [[secondBias, '.add<tf.Tensor>(params.bias2).add(x)']],
    'other-activation': [['.relu()', '.tanh()']],
  },
};

const firstNorm = 'layerNorm(x.add(attended), params.attentionNorm)';
const secondSum = 'y.add(feedForward(y, params.feedForward))';
const secondNorm = `layerNorm(${secondSum}, params.feedForwardNorm)`;

export const transformerBlock: MistakesByFunction = {
  transformerBlock: {
    'no-attention-residual': [['x.add(attended)', 'attended']],
    'no-feed-forward-residual': [[secondSum, 'feedForward(y, params.feedForward)']],
    'no-residuals': [
      ['x.add(attended)', 'attended'],
      [secondSum, 'feedForward(y, params.feedForward)'],
    ],
    'pre-norm': [
      ['multiHeadAttention(x,', 'multiHeadAttention(layerNorm(x, params.attentionNorm) as tf.Tensor3D,'],
      [firstNorm, 'x.add(attended)'],
      [secondNorm, 'y.add(feedForward(layerNorm(y, params.feedForwardNorm), params.feedForward))'],
    ],
    'norm-inside-residual': [
      [firstNorm, 'x.add(layerNorm(attended, params.attentionNorm))'],
      [secondNorm, 'y.add(layerNorm(feedForward(y, params.feedForward), params.feedForwardNorm))'],
    ],
    'norms-exchanged': [
      ['x.add(attended), params.attentionNorm', 'x.add(attended), params.feedForwardNorm'],
      [`${secondSum}, params.feedForwardNorm`, `${secondSum}, params.attentionNorm`],
    ],
    'one-norm-used-twice': [[`${secondSum}, params.feedForwardNorm`, `${secondSum}, params.attentionNorm`]],
    'no-first-norm': [[firstNorm, 'x.add(attended)']],
    'no-last-norm': [[secondNorm, secondSum]],
    'no-norms': [
      [firstNorm, 'x.add(attended)'],
      [secondNorm, secondSum],
    ],
    'feed-forward-of-x': [['feedForward(y,', 'feedForward(x,']],
    'second-residual-from-x': [['y.add(', 'x.add(']],
    'mask-ignored': [[', numHeads, mask);', ', numHeads);']],
    'no-attention': [['x.add(attended)', 'x']],
    'no-feed-forward': [[secondSum, 'y']],
  },
};
