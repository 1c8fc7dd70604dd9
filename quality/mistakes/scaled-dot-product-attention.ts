import type { Edits, MistakesByFunction } from '../edits';

export const scale = '.div(Math.sqrt(dK))';
const width = 'queries.shape[queries.rank - 1]';
export const masked = 'mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores';
export const softmax = 'tf.softmax(visible)';

/** Mistakes in softmax and mask, for code that names its steps as the solution does. */
export const maskEdits: Readonly<Record<string, Edits>> = {
  'mask-ignored': [[masked, 'scores']],
  'mask-inverted': [[masked, 'mask ? tf.where(mask, tf.fill(scores.shape, -1e9), scores) : scores']],
  'mask-zeroes-scores': [[masked, 'mask ? scores.mul(mask) : scores']],
  'mask-not-low-enough': [[masked, masked.replace('-1e9', '-1000')]],
  'mask-fill-too-high': [[masked, masked.replace('-1e9', '-100')]],
  'mask-after-softmax': [
    [masked, 'scores'],
    [softmax, 'mask ? tf.softmax(visible).mul(mask) : tf.softmax(visible)'],
  ],
};

export const mistakes: MistakesByFunction = {
  scaledDotProductAttention: {
    ...maskEdits,
    'no-scale': [[scale, '']],
    'scaled-by-dk': [[scale, '.div(dK)']],
    'multiplied-by-root': [[scale, '.mul(Math.sqrt(dK))']],
    'scaled-by-values': [[width, 'values.shape[values.rank - 1]']],
    'scaled-by-length': [[width, 'keys.shape[keys.rank - 2]']],
    'scaled-by-queries': [[width, 'queries.shape[queries.rank - 2]']],
    'scaled-after-softmax': [
      [scale, ''],
      [softmax, `tf.softmax(visible)${scale}`],
    ],
    'softmax-over-queries': [
      [`const weights = ${softmax};`, ''],
      [
        'return { output',
        `const exponentials = visible.sub(visible.max(-2, true)).exp();
         const weights = exponentials.div(exponentials.sum(-2, true));
         return { output`,
      ],
    ],
    'no-softmax': [
      [masked, 'mask ? scores.mul(mask) : scores'],
      [softmax, 'visible'],
    ],
  },
};
