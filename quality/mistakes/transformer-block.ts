import type { Edits, MistakesByFunction } from '../edits';

const firstNorm = 'layerNorm(x.add(attended), params.attentionNorm)';
const secondSum = 'y.add(feedForward(y, params.feedForward))';
const secondNorm = `layerNorm(${secondSum}, params.feedForwardNorm)`;

const withEpsilon = (epsilon: string): Edits => [
  ['params.attentionNorm)', `params.attentionNorm, ${epsilon})`],
  ['params.feedForwardNorm)', `params.feedForwardNorm, ${epsilon})`],
];

export const mistakes: MistakesByFunction = {
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
    'last-norm-used-twice': [
      ['x.add(attended), params.attentionNorm', 'x.add(attended), params.feedForwardNorm'],
    ],
    'no-first-norm': [[firstNorm, 'x.add(attended)']],
    'no-last-norm': [[secondNorm, secondSum]],
    'no-norms': [
      [firstNorm, 'x.add(attended)'],
      [secondNorm, secondSum],
    ],
    'feed-forward-of-x': [['feedForward(y,', 'feedForward(x,']],
    'second-residual-from-x': [['y.add(', 'x.add(']],
    'residuals-averaged': [
      ['x.add(attended)', 'x.add(attended).div(2)'],
      [secondSum, `${secondSum}.div(2)`],
    ],
    'epsilon-1e-3': withEpsilon('1e-3'),
    'epsilon-1e-6': withEpsilon('1e-6'),
    'epsilon-tiny': withEpsilon('1e-12'),
    'mask-ignored': [[', numHeads, mask);', ', numHeads);']],
    'no-attention': [['x.add(attended)', 'x']],
    'no-feed-forward': [[secondSum, 'y']],
  },
};
