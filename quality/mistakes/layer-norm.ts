import type { Edits, MistakesByFunction } from '../edits';

const gainAndBias = '.mul(gain).add(bias)';
const deviation = 'variance.add(epsilon).sqrt()';
const averaged = (axis: string): Edits => [
  ['x.mean(-1, true)', `x.mean(${axis})`],
  ['centred.square().mean(-1, true)', `centred.square().mean(${axis})`],
];

export const mistakes: MistakesByFunction = {
  layerNorm: {
    'unbiased-variance': [
      ['square().mean(-1, true)', 'square().sum(-1, true).div((x.shape[x.rank - 1] as number) - 1)'],
    ],
    'epsilon-outside-root': [[deviation, 'variance.sqrt().add(epsilon)']],
    'epsilon-ignored': [[deviation, 'variance.add(1e-5).sqrt()']],
    'no-centring': [['return centred.div', 'return x.div']],
    'divided-by-variance': [[deviation, 'variance.add(epsilon)']],
    'root-mean-square': [['x.sub(x.mean(-1, true))', 'x']],
    'second-moment': [['centred.square().mean(-1, true)', 'x.square().mean(-1, true)']],
    'mean-absolute-deviation': [[deviation, 'centred.abs().mean(-1, true).add(epsilon)']],
    'gain-and-bias-missing': [[gainAndBias, '']],
    'gain-missing': [[gainAndBias, '.add(bias)']],
    'bias-missing': [[gainAndBias, '.mul(gain)']],
    'variance-summed': [['square().mean(-1, true)', 'square().sum(-1, true)']],
    'gain-and-bias-swapped': [[gainAndBias, '.mul(bias).add(gain)']],
    'bias-before-gain': [[gainAndBias, '.add(bias).mul(gain)']],
    'over-the-batch': averaged('0, true'),
    'over-everything': averaged(''),
  },
};
