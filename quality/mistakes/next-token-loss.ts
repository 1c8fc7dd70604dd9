import type { MistakesByFunction } from '../edits';

const logits = 'project(hidden, unembedding)';
const predictions = 'logits.slice([0, 0, 0], [batch, n - 1, vocab])';
const targets = 'tokens.slice([0, 1], [batch, n - 1])';
const reduction = '.mean().neg()';
const logSoftmax = 'tf.logSoftmax(predictions)';

export const mistakes: MistakesByFunction = {
  nextTokenLogits: {
    probabilities: [[logits, `tf.softmax(${logits})`]],
    'log-probabilities': [[logits, `tf.logSoftmax(${logits})`]],
    scaled: [[logits, `${logits}.div(Math.sqrt(hidden.shape[2]))`]],
  },
  nextTokenLoss: {
    'no-shift': [
      [predictions, 'logits'],
      [targets, 'tokens'],
    ],
    'no-shift-last-dropped': [[targets, 'tokens.slice([0, 0], [batch, n - 1])']],
    'no-shift-first-dropped': [[predictions, 'logits.slice([0, 1, 0], [batch, n - 1, vocab])']],
    'shifted-backward': [
      [predictions, 'logits.slice([0, 1, 0], [batch, n - 1, vocab])'],
      [targets, 'tokens.slice([0, 0], [batch, n - 1])'],
    ],
    'wraps-around': [
      [predictions, 'logits'],
      [targets, `tf.concat([${targets}, tokens.slice([0, 0], [batch, 1])], 1)`],
    ],
    summed: [[reduction, '.sum().neg()']],
    'mean-over-batch-only': [[reduction, '.sum(-1).mean().neg()']],
    'divided-by-n': [[reduction, '.sum().div(batch * n).neg()']],
    negative: [[reduction, '.mean()']],
    bits: [[reduction, '.mean().neg().div(Math.LN2)']],
    'probabilities-as-logits': [[logSoftmax, 'tf.logSoftmax(tf.softmax(predictions))']],
    'probability-not-logarithm': [[logSoftmax, 'tf.softmax(predictions)']],
    'no-softmax': [[logSoftmax, 'predictions']],
    'largest-probability': [['logLikelihoods.mean()', 'tf.logSoftmax(predictions).max(-1).mean()']],
    'summed-over-vocabulary': [['.mul(targets).sum(-1)', '.sum(-1)']],
    'compared-with-all-tokens': [
      [
        'logLikelihoods.mean()',
        'tf.gather(tf.logSoftmax(predictions), tokens.slice([0, 1], [batch, n - 1]).flatten(), 2).mean()',
      ],
    ],
    'logits-and-targets-exchanged': [
      [`${logSoftmax}.mul(targets)`, "tf.logSoftmax(targets.cast('float32')).mul(predictions)"],
    ],
    'mean-over-vocabulary': [['.mul(targets).sum(-1)', '.mul(targets)']],
  },
};
