import type { Edits, MistakesByFunction } from '../edits';

const gainAndBias = '.mul(gain).add(bias)';
const deviation = 'variance.add(epsilon).sqrt()';
const meanOfX = 'x.mean(-1, true)';
const squares = 'centred.square().mean(-1, true)';
const centring = `x.sub(${meanOfX})`;
const divided = `centred.div(${deviation})`;

const meanOver = (axes: string): Edits => [[meanOfX, `x.mean(${axes})`]];
const varianceOver = (axes: string): Edits => [[squares, `centred.square().mean(${axes})`]];

/** What the axes of a mistake are in code. */
const axes: Readonly<Record<string, string>> = {
  'over-everything': '',
  'over-the-batch': '0, true',
  'over-the-positions': 'x.rank - 2, true',
  'over-the-last-two-axes': '[x.rank - 2, x.rank - 1], true',
  'over-all-but-the-last-axis': 'x.shape.map((_, axis) => axis).slice(0, -1), true',
  'over-all-but-the-first-axis': 'x.shape.map((_, axis) => axis).slice(1), true',
  'over-axis-1': '1, true',
  'over-axis-2': '2, true',
};

const axisMistakes: Readonly<Record<string, Edits>> = Object.fromEntries(
  Object.entries(axes).flatMap(([id, axis]) => [
    [id, [...meanOver(axis), ...varianceOver(axis)]],
    [`mean-${id}`, meanOver(axis)],
    [`variance-${id}`, varianceOver(axis)],
  ]),
);

export const mistakes: MistakesByFunction = {
  layerNorm: {
    ...axisMistakes,
    'unbiased-variance': [
      ['square().mean(-1, true)', 'square().sum(-1, true).div((x.shape[x.rank - 1] as number) - 1)'],
    ],
    'variance-summed': [['square().mean(-1, true)', 'square().sum(-1, true)']],
    'second-moment': [[squares, 'x.square().mean(-1, true)']],
    'mean-not-squared': [[squares, 'x.square().mean(-1, true).sub(x.mean(-1, true))']],
    'moments-added': [[squares, 'x.square().mean(-1, true).add(x.mean(-1, true).square())']],
    'mean-absolute-deviation': [[deviation, 'centred.abs().mean(-1, true).add(epsilon)']],
    'root-of-absolute-deviation': [[squares, 'centred.abs().mean(-1, true)']],
    'divided-by-variance': [[deviation, 'variance.add(epsilon)']],
    'root-twice': [[deviation, `${deviation}.sqrt()`]],
    'not-divided': [[divided, 'centred']],
    'multiplied-by-deviation': [[divided, `centred.mul(${deviation})`]],
    'no-centring': [['return centred.div', 'return x.div']],
    'root-mean-square': [[centring, 'x']],
    'centred-by-sum': [[centring, 'x.sub(x.sum(-1, true))']],
    'mean-added': [[centring, `x.add(${meanOfX})`]],
    negated: [[centring, `${meanOfX}.sub(x)`]],
    'only-mean-divided': [[divided, `x.sub(${meanOfX}.div(${deviation}))`]],
    'epsilon-ignored': [[deviation, 'variance.add(1e-5).sqrt()']],
    'no-epsilon': [[deviation, 'variance.sqrt()']],
    'default-epsilon-1e-3': [['epsilon = 1e-5', 'epsilon = 1e-3']],
    'default-epsilon-1e-6': [['epsilon = 1e-5', 'epsilon = 1e-6']],
    'default-epsilon-tiny': [['epsilon = 1e-5', 'epsilon = 1e-12']],
    'epsilon-outside-root': [[deviation, 'variance.sqrt().add(epsilon)']],
    'epsilon-subtracted': [[deviation, 'variance.sub(epsilon).sqrt()']],
    'epsilon-squared': [[deviation, 'variance.add(epsilon ** 2).sqrt()']],
    'epsilon-as-floor': [[deviation, 'variance.maximum(epsilon).sqrt()']],
    'epsilon-after-division': [[`.div(${deviation})`, '.div(variance.sqrt()).add(epsilon)']],
    'gain-and-bias-missing': [[gainAndBias, '']],
    'gain-missing': [[gainAndBias, '.add(bias)']],
    'bias-missing': [[gainAndBias, '.mul(gain)']],
    'gain-and-bias-swapped': [[gainAndBias, '.mul(bias).add(gain)']],
    'gain-used-as-bias': [[gainAndBias, '.mul(gain).add(gain)']],
    'bias-used-as-gain': [[gainAndBias, '.mul(bias).add(bias)']],
    'bias-before-gain': [[gainAndBias, '.add(bias).mul(gain)']],
    'one-plus-gain': [[gainAndBias, '.mul(gain.add(1)).add(bias)']],
    'gain-divides': [[gainAndBias, '.div(gain).add(bias)']],
    'gain-added': [[gainAndBias, '.add(gain).add(bias)']],
    'bias-subtracted': [[gainAndBias, '.mul(gain).sub(bias)']],
    'gain-before-normalising': [
      ['const centred = x.sub', 'x = x.mul(gain);\n    const centred = x.sub'],
      [gainAndBias, '.add(bias)'],
    ],
    'relu-on-output': [[gainAndBias, `${gainAndBias}.relu()`]],
    'residual-added': [[gainAndBias, `${gainAndBias}.add(x)`]],
  },
};
