import type { Edits, MistakesByFunction } from './edits';

const scale = '.div(Math.sqrt(dK))';
const width = 'queries.shape[queries.rank - 1]';
const masked = 'mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores';
const softmax = 'tf.softmax(visible)';

/** Mistakes in softmax and mask, in a text that names its steps as the solution does. */
export const maskEdits: Readonly<Record<string, Edits>> = {
  'mask-ignored': [[masked, 'scores']],
  'mask-inverted': [[masked, 'mask ? tf.where(mask, tf.fill(scores.shape, -1e9), scores) : scores']],
  'mask-zeroes-scores': [[masked, 'mask ? scores.mul(mask) : scores']],
  'mask-after-softmax': [
    [masked, 'scores'],
    [softmax, 'mask ? tf.softmax(visible).mul(mask) : tf.softmax(visible)'],
  ],
};

export const scaledDotProductAttention: MistakesByFunction = {
  scaledDotProductAttention: {
    ...maskEdits,
    'no-scale': [[scale, '']],
    'scaled-by-dk': [[scale, '.div(dK)']],
    'multiplied-by-root': [[scale, '.mul(Math.sqrt(dK))']],
    'scaled-by-values': [[width, 'values.shape[values.rank - 1]']],
    'scaled-by-length': [[width, 'keys.shape[keys.rank - 2]']],
    'scaled-by-queries': [[width, 'queries.shape[queries.rank - 2]']],
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

const ownAttention: Edits = [
  [
    "import { scaledDotProductAttention } from './scaled-dot-product-attention';",
    `function scaledDotProductAttention(queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor, mask?: tf.Tensor2D) {
       const dK = queries.shape[3] as number;
       const scores = tf.matMul(queries, keys, false, true)${scale};
       const visible = ${masked};
       const weights = ${softmax};
       return { output: tf.matMul(weights, values) };
     }`,
  ],
];

const split = '.reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3])';
const join = 'output.transpose([0, 2, 1, 3]).reshape';
const queryHeads = 'splitHeads(params.queryKernel)';
const handedOn = '      mask,\n    );';

export const multiHeadAttention: MistakesByFunction = {
  multiHeadAttention: {
    'no-scale': [...ownAttention, [scale, '']],
    'scaled-by-model': [[queryHeads, `${queryHeads}.mul(Math.sqrt(dHead / x.shape[2]))`]],
    'scaled-by-all-heads': [[queryHeads, `${queryHeads}.div(Math.sqrt(numHeads))`]],
    'one-head': [['queryKernel.shape[1] / numHeads;', 'queryKernel.shape[1] / (numHeads = 1);']],
    'interleaved-heads': [
      [split, '.reshape([batch, n, dHead, numHeads]).transpose([0, 3, 1, 2])'],
      [join, 'output.transpose([0, 2, 3, 1]).reshape'],
    ],
    'heads-joined-without-transpose': [[join, 'output.reshape']],
    'heads-split-without-transpose': [[split, '.reshape([batch, numHeads, n, dHead])']],
    'heads-reshaped-only': [
      [split, '.reshape([batch, numHeads, n, dHead])'],
      [join, 'output.reshape'],
    ],
    'no-output-projection': [['project(concatenated, params.outputKernel)', 'concatenated']],
    'values-from-keys': [['splitHeads(params.valueKernel)', 'splitHeads(params.keyKernel)']],
    'keys-from-queries': [['splitHeads(params.keyKernel)', 'splitHeads(params.queryKernel)']],
    'queries-and-keys-exchanged': [
      ['splitHeads(params.queryKernel)', 'splitHeads(params.otherKernel)'],
      ['splitHeads(params.keyKernel)', 'splitHeads(params.queryKernel)'],
      ['splitHeads(params.otherKernel)', 'splitHeads(params.keyKernel)'],
    ],
    'mask-ignored': [[handedOn, '    );']],
    'mask-inverted': [[handedOn, '      mask && (tf.logicalNot(mask) as tf.Tensor2D),\n    );']],
    'mask-zeroes-scores': [...ownAttention, ...(maskEdits['mask-zeroes-scores'] ?? [])],
    'mask-after-softmax': [...ownAttention, ...(maskEdits['mask-after-softmax'] ?? [])],
  },
};
