import type { Edits, MistakesByFunction } from '../edits';
import { maskEdits, masked, scale, softmax } from './scaled-dot-product-attention';

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

export const mistakes: MistakesByFunction = {
  multiHeadAttention: {
    'no-scale': [...ownAttention, [scale, '']],
    'scaled-twice': [[queryHeads, `${queryHeads}.div(Math.sqrt(dHead))`]],
    'scaled-by-model': [[queryHeads, `${queryHeads}.mul(Math.sqrt(dHead / x.shape[2]))`]],
    'scaled-by-all-heads': [[queryHeads, `${queryHeads}.div(Math.sqrt(numHeads))`]],
    'one-head': [['queryKernel.shape[1] / numHeads;', 'queryKernel.shape[1] / (numHeads = 1);']],
    'interleaved-heads': [
      [split, '.reshape([batch, n, dHead, numHeads]).transpose([0, 3, 1, 2])'],
      [join, 'output.transpose([0, 2, 3, 1]).reshape'],
    ],
    'interleaved-split': [[split, '.reshape([batch, n, dHead, numHeads]).transpose([0, 3, 1, 2])']],
    'interleaved-join': [[join, 'output.transpose([0, 2, 3, 1]).reshape']],
    'heads-joined-without-transpose': [[join, 'output.reshape']],
    'heads-split-without-transpose': [[split, '.reshape([batch, numHeads, n, dHead])']],
    'heads-reshaped-only': [
      [split, '.reshape([batch, numHeads, n, dHead])'],
      [join, 'output.reshape'],
    ],
    'no-output-projection': [['project(concatenated, params.outputKernel)', 'concatenated']],
    'values-from-keys': [['splitHeads(params.valueKernel)', 'splitHeads(params.keyKernel)']],
    'values-from-queries': [['splitHeads(params.valueKernel)', 'splitHeads(params.queryKernel)']],
    'keys-from-queries': [['splitHeads(params.keyKernel)', 'splitHeads(params.queryKernel)']],
    'queries-and-keys-exchanged': [
      ['splitHeads(params.queryKernel)', 'splitHeads(params.otherKernel)'],
      ['splitHeads(params.keyKernel)', 'splitHeads(params.queryKernel)'],
      ['splitHeads(params.otherKernel)', 'splitHeads(params.keyKernel)'],
    ],
    'keys-and-values-exchanged': [
      ['splitHeads(params.keyKernel)', 'splitHeads(params.otherKernel)'],
      ['splitHeads(params.valueKernel)', 'splitHeads(params.keyKernel)'],
      ['splitHeads(params.otherKernel)', 'splitHeads(params.valueKernel)'],
    ],
    'mask-ignored': [[handedOn, '    );']],
    'mask-inverted': [[handedOn, '      mask && (tf.logicalNot(mask) as tf.Tensor2D),\n    );']],
    'mask-zeroes-scores': [...ownAttention, ...(maskEdits['mask-zeroes-scores'] ?? [])],
    'mask-not-low-enough': [...ownAttention, ...(maskEdits['mask-not-low-enough'] ?? [])],
    'mask-fill-too-high': [...ownAttention, ...(maskEdits['mask-fill-too-high'] ?? [])],
    'mask-after-softmax': [...ownAttention, ...(maskEdits['mask-after-softmax'] ?? [])],
  },
};
