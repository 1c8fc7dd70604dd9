import type { Edits, MistakesByFunction } from '../edits';

const attend = 'multiHeadAttention(x, params.attention, numHeads, mask)';
const attended = `const attended = ${attend};`;
const firstSum = 'x.add(attended)';
const firstNorm = `layerNorm(${firstSum}, params.attentionNorm)`;
const feed = 'feedForward(y, params.feedForward)';
const secondSum = `y.add(${feed})`;
const secondNorm = `layerNorm(${secondSum}, params.feedForwardNorm)`;

const first = (result: string): Edits => [[firstNorm, result]];
const second = (result: string): Edits => [[secondNorm, result]];
const firstSummed = (sum: string): Edits => [[firstSum, sum]];
const secondSummed = (sum: string): Edits => [[secondSum, sum]];
const firstRead = (what: string): Edits => [['multiHeadAttention(x,', `multiHeadAttention(${what},`]];

const normOfX = 'layerNorm(x, params.attentionNorm) as tf.Tensor3D';
const normOfY = 'layerNorm(y, params.feedForwardNorm)';

const preNorm: readonly [Edits, Edits] = [
  [...firstRead(normOfX), ...first(firstSum)],
  second(`y.add(feedForward(${normOfY}, params.feedForward))`),
];
const normInside: readonly [Edits, Edits] = [
  first('x.add(layerNorm(attended, params.attentionNorm))'),
  second(`y.add(layerNorm(${feed}, params.feedForwardNorm))`),
];

const withEpsilon = (epsilon: string): Edits => [
  ['params.attentionNorm)', `params.attentionNorm, ${epsilon})`],
  ['params.feedForwardNorm)', `params.feedForwardNorm, ${epsilon})`],
];
const atTheEnd = (added: string): Edits => second(`${secondNorm}${added}`);
const masked = (mask: string): Edits => [['numHeads, mask);', `numHeads, ${mask});`]];
const causal = 'tf.linalg.bandPart(tf.ones([x.shape[1], x.shape[1]]), -1, 0).cast("bool") as tf.Tensor2D';

const ofFirstHalf: Readonly<Record<string, Edits>> = {
  'no-attention-residual': firstSummed('attended'),
  'first-branch-doubled': firstSummed('attended.add(attended)'),
  'first-stream-doubled': firstSummed('x.add(x).add(attended)'),
  'first-branch-subtracted': firstSummed('x.sub(attended)'),
  'relu-on-first-branch': firstSummed('x.add(attended.relu())'),
  'relu-on-first-sum': firstSummed('x.add(attended).relu()'),
  'no-attention': firstSummed('x'),
  'no-first-norm': first(firstSum),
  'pre-norm-in-first-half': preNorm[0],
  'norm-inside-first-residual': normInside[0],
  'extra-norm-before-first-sublayer': firstRead(normOfX),
  'extra-norm-of-first-branch': firstSummed('x.add(layerNorm(attended, params.attentionNorm))'),
  'first-residual-normalised': [
    [attended, `x = ${normOfX};\n    const attended = ${attend};`],
    ...first(firstSum),
  ],
  'first-norm-twice': first(`layerNorm(${firstNorm}, params.attentionNorm)`),
};

const ofSecondHalf: Readonly<Record<string, Edits>> = {
  'no-feed-forward-residual': secondSummed(feed),
  'second-residual-from-x': secondSummed(`x.add(${feed})`),
  'second-residual-from-both': secondSummed(`x.add(y).add(${feed})`),
  'second-residual-before-norm': secondSummed(`x.add(attended).add(${feed})`),
  'second-branch-doubled': secondSummed(`${feed}.mul(2)`),
  'second-stream-doubled': secondSummed(`y.add(y).add(${feed})`),
  'second-branch-subtracted': secondSummed(`y.sub(${feed})`),
  'relu-on-second-branch': secondSummed(`y.add(${feed}.relu())`),
  'relu-on-second-sum': secondSummed(`${secondSum}.relu()`),
  'no-feed-forward': secondSummed('y'),
  'no-last-norm': second(secondSum),
  'pre-norm-in-second-half': preNorm[1],
  'norm-inside-second-residual': normInside[1],
  'extra-norm-before-second-sublayer': [[feed, `feedForward(${normOfY}, params.feedForward)`]],
  'extra-norm-of-second-branch': [[feed, `layerNorm(${feed}, params.feedForwardNorm)`]],
  'second-residual-normalised': second(`${normOfY}.add(feedForward(${normOfY}, params.feedForward))`),
  'second-norm-twice': second(`layerNorm(${secondNorm}, params.feedForwardNorm)`),
  'x-added-at-the-end': atTheEnd('.add(x)'),
  'y-added-at-the-end': atTheEnd('.add(y)'),
  'relu-at-the-end': atTheEnd('.relu()'),
  'feed-forward-of-x': [['feedForward(y,', 'feedForward(x,']],
  'second-half-from-x': secondSummed('x.add(feedForward(x, params.feedForward))'),
  'feed-forward-before-norm': [['feedForward(y,', 'feedForward(x.add(attended),']],
  'attention-twice': [[feed, 'multiHeadAttention(y as tf.Tensor3D, params.attention, numHeads, mask)']],
};

export const mistakes: MistakesByFunction = {
  transformerBlock: {
    ...ofFirstHalf,
    ...ofSecondHalf,
    'no-residuals': [...firstSummed('attended'), ...secondSummed(feed)],
    'residuals-averaged': [...firstSummed('x.add(attended).div(2)'), ...secondSummed(`${secondSum}.div(2)`)],
    'pre-norm': preNorm.flat(),
    'norm-inside-residual': normInside.flat(),
    'no-norms': [...first(firstSum), ...second(secondSum)],
    'norms-exchanged': [
      [`${firstSum}, params.attentionNorm`, `${firstSum}, params.feedForwardNorm`],
      [`${secondSum}, params.feedForwardNorm`, `${secondSum}, params.attentionNorm`],
    ],
    'one-norm-used-twice': [[`${secondSum}, params.feedForwardNorm`, `${secondSum}, params.attentionNorm`]],
    'last-norm-used-twice': [[`${firstSum}, params.attentionNorm`, `${firstSum}, params.feedForwardNorm`]],
    'epsilon-1e-3': withEpsilon('1e-3'),
    'epsilon-1e-6': withEpsilon('1e-6'),
    'epsilon-tiny': withEpsilon('1e-12'),
    'mask-ignored': [[', numHeads, mask);', ', numHeads);']],
    'mask-inverted': masked('mask && (tf.logicalNot(mask) as tf.Tensor2D)'),
    'mask-transposed': masked('mask && (tf.transpose(mask) as tf.Tensor2D)'),
    'always-causal': masked(causal),
    'causal-without-mask': masked(`mask ?? (${causal})`),
    'one-head': [['params.attention, numHeads,', 'params.attention, 1,']],
    'sublayers-exchanged': [
      [feed, 'multiHeadAttention(y as tf.Tensor3D, params.attention, numHeads, mask)'],
      [attended, 'const attended = feedForward(x, params.feedForward);'],
    ],
    'feed-forward-twice': [[attended, 'const attended = feedForward(x, params.feedForward);']],
  },
};
