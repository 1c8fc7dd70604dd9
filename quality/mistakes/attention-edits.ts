import type { Edits } from '../edits';

export const scale = '.div(Math.sqrt(dK))';
export const masked = 'mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores';
export const softmax = 'tf.softmax(visible)';

const withMask = (changed: string): Edits => [[masked, changed]];
const withFill = (fill: string): Edits => withMask(masked.replace('-1e9', fill));
const withAddend = (addend: string): Edits =>
  withMask(`mask ? scores.add(tf.logicalNot(mask).mul(${addend})) : scores`);
const withSoftmax = (changed: string): Edits => [[softmax, changed]];

/** A softmax over other axes; without axes, over all. */
const softmaxOver = (axes: string, axesOfSum = axes): Edits => {
  const exponentials = `visible.sub(visible.max(${axes}, true)).exp()`;
  return withSoftmax(`${exponentials}.div(${exponentials}.sum(${axesOfSum}, true))`);
};

const kept = `${softmax}.mul(mask)`;

/** Mistakes in mask and softmax, for code that names its steps as the solution does. */
export const attentionEdits: Readonly<Record<string, Edits>> = {
  'mask-ignored': withMask('scores'),
  'mask-inverted': withMask('mask ? tf.where(mask, tf.fill(scores.shape, -1e9), scores) : scores'),
  'mask-transposed': withMask(masked.replace('where(mask,', "where(mask.transpose().cast('bool'),")),
  'mask-zeroes-scores': withMask('mask ? scores.mul(mask) : scores'),
  'mask-added': withMask('mask ? scores.add(mask) : scores'),
  'zero-scores-hidden': withMask(
    'tf.where((mask ? scores.mul(mask) : scores).equal(0), tf.fill(scores.shape, -1e9), scores)',
  ),
  'mask-not-low-enough': withFill('-1000'),
  'mask-fill-too-high': withFill('-100'),
  'mask-fills-1': withFill('-1'),
  'mask-fills-e': withFill('-Math.E'),
  'mask-fills-10': withFill('-10'),
  'mask-fills-with-high-score': withFill('1e9'),
  'mask-adds-10': withAddend('-10'),
  'mask-adds-100': withAddend('-100'),
  'mask-adds-1000': withAddend('-1000'),
  'mask-times-infinity': withAddend('-Infinity'),
  'mask-inverted-and-added': withMask('mask ? scores.add(mask.toFloat().mul(-1e9)) : scores'),
  'mask-after-softmax': [...withMask('scores'), ...withSoftmax(`mask ? ${kept} : ${softmax}`)],
  'mask-after-softmax-renormalised': [
    ...withMask('scores'),
    ...withSoftmax(`mask ? ${kept}.div(${kept}.sum(-1, true)) : ${softmax}`),
  ],
  'softmax-over-queries': softmaxOver('-2'),
  'divided-by-sum-over-queries': softmaxOver('-1', '-2'),
  'softmax-over-first-axis': softmaxOver('0'),
  'softmax-over-second-axis': softmaxOver('1'),
  'softmax-over-everything': softmaxOver('[-2, -1]'),
  'softmax-over-whole-tensor': softmaxOver('undefined'),
  'no-softmax': withSoftmax('visible'),
  'log-softmax': withSoftmax('tf.logSoftmax(visible)'),
  'softmax-twice': withSoftmax(`tf.softmax(${softmax})`),
  sigmoid: withSoftmax('tf.sigmoid(visible)'),
  'exponentials-only': withSoftmax('visible.exp()'),
  'exponentials-overflow': withSoftmax('visible.exp().div(visible.exp().sum(-1, true))'),
  'exponentials-of-base-2': withSoftmax('tf.softmax(visible.mul(Math.log(2)))'),
  'all-weight-to-largest': withSoftmax("visible.equal(visible.max(-1, true)).cast('float32')"),
  'scaled-after-softmax': [[scale, ''], ...withSoftmax(`${softmax}${scale}`)],
  'scaled-before-and-after': withSoftmax(`${softmax}${scale}`),
  'weights-divided-by-keys': withSoftmax(`${softmax}.div(keys.shape[keys.rank - 2] as number)`),
  'relu-on-scores': [[scale, `${scale}.relu()`]],
};
