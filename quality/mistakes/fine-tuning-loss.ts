import type { Edits, MistakesByFunction } from '../edits';
import { ofLikelihoods } from './next-token-loss';

const logits = 'logits.slice([0, 0, 0], [batch, n - 1, vocab])';
const tokens = 'tokens.slice([0, 1], [batch, n - 1])';
const mask = 'responseMask.slice([0, 1], [batch, n - 1])';
const counted = `${mask}.cast('float32')`;
const reduction = '.mul(counted).sum().div(counted.sum()).neg()';

/** The last position predicts the first token. */
const wrapped: Edits = [
  [logits, 'logits'],
  [tokens, `tf.concat([${tokens}, tokens.slice([0, 0], [batch, 1])], 1)`],
  [mask, `tf.concat([${mask}, responseMask.slice([0, 0], [batch, 1])], 1)`],
];

/** Slices of the length `count` that begin at these positions. */
const sliced = (from: string, target: string, count: string): Edits => [
  [logits, `logits.slice([0, ${from}, 0], [batch, ${count}, vocab])`],
  [tokens, `tokens.slice([0, ${target}], [batch, ${count}])`],
  [mask, `responseMask.slice([0, ${target}], [batch, ${count}])`],
];

/** Another mask, in which `here` is the mask and `before` the one of the positions before. */
const maskOf = (change: string): Edits => [
  [
    `const counted = ${counted};`,
    `const here = ${mask};
     const before = responseMask.slice([0, 0], [batch, n - 1]);
     const after = responseMask.slice([0, 2], [batch, n - 2]).pad([[0, 0], [0, 1]]);
     const counted = tf.cast(${change}, 'float32');`,
  ],
];

const all = 'const counted = tf.ones([batch, n - 1]);';

/** Mistakes in what is predicted and what counts, which sequenceLogProb can have too. */
export const ofResponses: Readonly<Record<string, Edits>> = {
  ...ofLikelihoods,
  'no-shift': [
    [logits, 'logits'],
    [tokens, 'tokens'],
    [mask, 'responseMask'],
  ],
  'no-shift-last-dropped': sliced('0', '0', 'n - 1'),
  'no-shift-first-dropped': sliced('1', '1', 'n - 1'),
  'shifted-backward': sliced('1', '0', 'n - 1'),
  'wraps-around': wrapped,
  'shifted-twice': sliced('0', '2', 'n - 2'),
  'last-prediction-dropped': sliced('0', '1', 'n - 2'),
  'first-prediction-dropped': sliced('1', '2', 'n - 2'),
  'only-last-prediction': sliced('n - 2', 'n - 1', '1'),
  'targets-not-shifted': [[tokens, 'tokens.slice([0, 0], [batch, n - 1])']],
  'mask-not-shifted': [[mask, 'responseMask.slice([0, 0], [batch, n - 1])']],
  'mask-shifted-twice': maskOf('after'),
  'first-response-token-dropped': [[mask, `${mask}.logicalAnd(responseMask.slice([0, 0], [batch, n - 1]))`]],
  'last-response-token-dropped': maskOf('here.logicalAnd(after)'),
  'token-after-response-counted': maskOf('here.logicalOr(before)'),
  'only-first-response-token': maskOf('here.logicalAnd(before.logicalNot())'),
  'mask-inverted': [[mask, `${mask}.logicalNot()`]],
  'mask-ignored': [[counted, 'tf.ones([batch, n - 1])']],
  'padding-counted': [
    [
      counted,
      "responseMask.cast('int32').cumsum(1).slice([0, 1], [batch, n - 1]).greater(0).cast('float32')",
    ],
  ],
  'prompt-counted': [[counted, `${mask}.cast('int32').cumsum(1, false, true).greater(0).cast('float32')`]],
  'interrupted-response-cut': [
    [
      `const counted = ${counted};`,
      `const begun = responseMask.cast('int32').cumsum(1);
       const gaps = begun.greater(0).logicalAnd(responseMask.logicalNot()).cast('int32').cumsum(1);
       const whole = responseMask.logicalAnd(gaps.equal(0));
       const counted = whole.slice([0, 1], [batch, n - 1]).cast('float32');`,
    ],
  ],
  'logits-masked': [
    [
      `const predictions = ${logits};`,
      `const predictions = ${logits}.mul(responseMask.slice([0, 1], [-1, n - 1]).cast('float32').expandDims(-1));`,
    ],
    [`const counted = ${counted};`, all],
  ],
  'tokens-masked': [
    [tokens, "tokens.mul(responseMask.cast('int32')).slice([0, 1], [batch, n - 1])"],
    [`const counted = ${counted};`, all],
  ],
};

export const mistakes: MistakesByFunction = {
  fineTuningLoss: {
    ...ofResponses,
    'shifted-across-rows': [
      [logits, 'logits.reshape([1, batch * n, vocab]).slice([0, 0, 0], [1, batch * n - 1, vocab])'],
      [tokens, 'tokens.reshape([1, batch * n]).slice([0, 1], [1, batch * n - 1])'],
      [mask, 'responseMask.reshape([1, batch * n]).slice([0, 1], [1, batch * n - 1])'],
    ],
    'mean-of-row-means': [[reduction, '.mul(counted).sum(-1).div(counted.sum(-1)).mean().neg()']],
    'log-of-mean': [
      [
        `const logLikelihoods = tf.logSoftmax(predictions).mul(targets).sum(-1);
    return logLikelihoods${reduction}`,
        `const logLikelihoods = tf.logSoftmax(predictions).mul(targets).sum(-1);
    return tf.logSumExp(logLikelihoods.add(counted.log())).sub(counted.sum().log()).neg()`,
      ],
    ],
    squared: [[reduction, '.square().mul(counted).sum().div(counted.sum())']],
    'mean-over-all': [[reduction, '.mul(counted).mean().neg()']],
    'divided-by-all-tokens': [[reduction, '.mul(counted).sum().div(tokens.size).neg()']],
    'first-position-in-the-divisor': [
      [reduction, ".mul(counted).sum().div(responseMask.cast('float32').sum()).neg()"],
    ],
    'divisor-not-shifted': [
      [
        reduction,
        ".mul(counted).sum().div(responseMask.slice([0, 0], [batch, n - 1]).cast('float32').sum()).neg()",
      ],
    ],
    summed: [[reduction, '.mul(counted).sum().neg()']],
    'mean-over-batch-only': [[reduction, '.mul(counted).sum(-1).mean().neg()']],
    'mean-over-positions-only': [[reduction, '.mul(counted).sum().div(n - 1).neg()']],
    'mean-over-vocabulary': [['.mul(targets).sum(-1)', '.mul(targets).mean(-1)']],
    'divided-by-batch-twice': [[reduction, `${reduction}.div(batch)`]],
    negative: [[reduction, '.mul(counted).sum().div(counted.sum())']],
    bits: [[reduction, `${reduction}.div(Math.LN2)`]],
    perplexity: [[reduction, `${reduction}.exp()`]],
  },
};
