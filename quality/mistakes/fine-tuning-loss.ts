import type { Edits, MistakesByFunction } from '../edits';

const logits = 'logits.slice([0, 0, 0], [batch, n - 1, vocab])';
const tokens = 'tokens.slice([0, 1], [batch, n - 1])';
const mask = 'responseMask.slice([0, 1], [batch, n - 1])';
const counted = `${mask}.cast('float32')`;
const reduction = '.mul(counted).sum().div(counted.sum()).neg()';

/** Mistakes in what is predicted and what counts, which sequenceLogProb can have too. */
export const ofResponses: Readonly<Record<string, Edits>> = {
  'no-shift': [
    [logits, 'logits'],
    [tokens, 'tokens'],
    [mask, 'responseMask'],
  ],
  'targets-not-shifted': [[tokens, 'tokens.slice([0, 0], [batch, n - 1])']],
  'mask-not-shifted': [[mask, 'responseMask.slice([0, 0], [batch, n - 1])']],
  'first-response-token-dropped': [[mask, `${mask}.logicalAnd(responseMask.slice([0, 0], [batch, n - 1]))`]],
  'mask-inverted': [[mask, `${mask}.logicalNot()`]],
  'mask-ignored': [[counted, 'tf.ones([batch, n - 1])']],
  'padding-counted': [
    [
      counted,
      "responseMask.cast('int32').cumsum(1).slice([0, 1], [batch, n - 1]).greater(0).cast('float32')",
    ],
  ],
  'prompt-counted': [[counted, `${mask}.cast('int32').cumsum(1, false, true).greater(0).cast('float32')`]],
};

export const mistakes: MistakesByFunction = {
  fineTuningLoss: {
    ...ofResponses,
    'mean-of-row-means': [[reduction, '.mul(counted).sum(-1).div(counted.sum(-1)).mean().neg()']],
    'mean-over-all': [[reduction, '.mul(counted).mean().neg()']],
    'first-position-in-the-divisor': [
      [reduction, ".mul(counted).sum().div(responseMask.cast('float32').sum()).neg()"],
    ],
    summed: [[reduction, '.mul(counted).sum().neg()']],
    'mean-over-batch-only': [[reduction, '.mul(counted).sum(-1).mean().neg()']],
    negative: [[reduction, '.mul(counted).sum().div(counted.sum())']],
    'mean-over-vocabulary': [['.mul(targets).sum(-1)', '.mul(targets).mean(-1)']],
    'probability-not-logarithm': [['tf.logSoftmax(predictions)', 'tf.softmax(predictions)']],
    'no-softmax': [['tf.logSoftmax(predictions)', 'predictions']],
    'logits-masked': [
      [
        `    const predictions = ${logits};\n`,
        `    const kept = ${mask}.cast('float32');\n    const predictions = ${logits}.mul(kept.expandDims(-1));\n`,
      ],
      [`const counted = ${counted}`, 'const counted = tf.ones([batch, n - 1])'],
    ],
  },
};
