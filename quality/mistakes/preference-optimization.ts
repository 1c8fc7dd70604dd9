import type { Edits, MistakesByFunction } from '../edits';
import { ofResponses } from './fine-tuning-loss';
import { ofMargins } from './reward-model-loss';

const total = '.mul(counted).sum(1).as1D()';
const logSoftmax = 'tf.logSoftmax(predictions)';

const ratio = 'logProb.sub(referenceLogProb)';
const penalty = 'logRatio.mul(beta)';
const penalized = 'reward.sub(logRatio';

const chosenRatio = 'policyChosen.sub(referenceChosen)';
const rejectedRatio = 'policyRejected.sub(referenceRejected)';
const difference = 'chosenRatio.sub(rejectedRatio)';
const scaled = 'rejectedRatio).mul(beta)';
const loss = 'tf.softplus(margin.neg())';

/** The row of a prediction is that of its logits. */
const acrossRows: Edits = [
  ['logits.slice([0, 0, 0], [batch, n - 1, vocab])', 'logits'],
  [
    'tokens.slice([0, 1], [batch, n - 1])',
    'tf.concat([tokens.flatten().slice([1]), tokens.flatten().slice([0], [1])]).reshape([batch, n])',
  ],
  [
    "responseMask.slice([0, 1], [batch, n - 1]).cast('float32')",
    "tf.concat([responseMask.flatten().slice([1]), tf.zeros([1], 'bool')]).reshape([batch, n]).cast('float32')",
  ],
];

export const mistakes: MistakesByFunction = {
  sequenceLogProb: {
    ...ofResponses,
    'shifted-across-rows': acrossRows,
    mean: [[total, '.mul(counted).sum(-1).div(counted.sum(-1)).as1D()']],
    'mean-over-all': [[total, '.mul(counted).mean(-1).as1D()']],
    'divided-by-all-tokens': [[total, `${total}.div(n)`]],
    'log-of-sum': [[`.sum(-1)${total}`, '.sum(-1).add(counted.log()).logSumExp(1).as1D()']],
    'worst-token': [[total, '.mul(counted).min(1).as1D()']],
    squared: [[total, '.square().neg().mul(counted).sum(1).as1D()']],
    'mean-over-vocabulary': [['.mul(targets).sum(-1)', '.mul(targets).mean(-1)']],
    'divided-by-batch': [[total, `${total}.div(batch)`]],
    bits: [[total, `${total}.div(Math.LN2)`]],
    negative: [[total, `${total}.neg()`]],
    probability: [[total, `${total}.exp()`]],
    'probabilities-summed': [[logSoftmax, 'tf.softmax(predictions)']],
    'no-softmax': [[logSoftmax, 'predictions']],
  },
  klPenalizedReward: {
    'wrong-sign': [[penalized, 'reward.add(logRatio']],
    clipped: [[penalty, 'logRatio.relu().mul(beta)']],
    absolute: [[penalty, 'logRatio.abs().mul(beta)']],
    squared: [[penalty, 'logRatio.square().mul(beta / 2)']],
    'beta-forgotten': [[penalty, 'logRatio']],
    'beta-squared': [[penalty, 'logRatio.mul(beta * beta)']],
    'beta-divides': [[penalty, 'logRatio.div(beta)']],
    'beta-outside': [['reward.sub(logRatio.mul(beta))', 'reward.sub(logRatio).mul(beta)']],
    'reward-forgotten': [['reward.sub(logRatio.mul(beta))', 'logRatio.mul(-beta)']],
    'never-negative-estimate': [[penalty, 'logRatio.neg().exp().sub(1).add(logRatio).mul(beta)']],
    'penalty-averaged': [[penalty, `${penalty}.mean()`]],
    'penalty-summed': [[penalty, `${penalty}.sum()`]],
    'reward-weighted': [[penalized, 'reward.mul(1 - beta).sub(logRatio']],
    multiplied: [[penalized, 'reward.mul(logRatio']],
    negated: [['reward.sub(logRatio.mul(beta))', 'logRatio.mul(beta).sub(reward)']],
    'sigmoid-on-reward': [[penalized, 'reward.sigmoid().sub(logRatio']],
    'reward-centered': [[penalized, 'reward.sub(reward.mean()).sub(logRatio']],
    'logarithms-divided': [[ratio, 'logProb.div(referenceLogProb)']],
    'ratio-of-probabilities': [[ratio, `${ratio}.exp()`]],
    'weighted-by-probability': [[ratio, `${ratio}.mul(logProb.exp())`]],
    'reference-forgotten': [[ratio, 'logProb']],
    'reference-added': [[ratio, 'logProb.add(referenceLogProb)']],
  },
  dpoLoss: {
    swapped: [[difference, 'rejectedRatio.sub(chosenRatio)']],
    'rejected-ignored': [[difference, 'chosenRatio']],
    'reference-forgotten': [
      [chosenRatio, 'policyChosen'],
      [rejectedRatio, 'policyRejected'],
    ],
    'reference-added': [
      [chosenRatio, 'policyChosen.add(referenceChosen)'],
      [rejectedRatio, 'policyRejected.add(referenceRejected)'],
    ],
    'beta-on-policy-only': [
      [chosenRatio, 'policyChosen.mul(beta).sub(referenceChosen)'],
      [rejectedRatio, 'policyRejected.mul(beta).sub(referenceRejected)'],
      [scaled, 'rejectedRatio)'],
    ],
    'beta-forgotten': [['.mul(beta);\n    return tf.softplus', ';\n    return tf.softplus']],
    'beta-outside': [
      ['.mul(beta);\n    return tf.softplus', ';\n    return tf.softplus'],
      ['.mean()', '.mean().mul(beta)'],
    ],
    'beta-squared': [['.mul(beta);\n    return tf.softplus', '.mul(beta * beta);\n    return tf.softplus']],
    'beta-divides': [['.mul(beta);\n    return tf.softplus', '.div(beta);\n    return tf.softplus']],
    'squared-distance': [
      [
        '.mul(beta);\n    return tf.softplus(margin.neg())',
        ';\n    return margin.sub(1 / (2 * beta)).square()',
      ],
    ],
    'policy-forgotten': [
      [chosenRatio, 'referenceChosen.neg()'],
      [rejectedRatio, 'referenceRejected.neg()'],
    ],
    'beta-on-reference-only': [
      [chosenRatio, 'policyChosen.sub(referenceChosen.mul(beta))'],
      [rejectedRatio, 'policyRejected.sub(referenceRejected.mul(beta))'],
      [scaled, 'rejectedRatio)'],
    ],
    'logarithms-divided': [
      [chosenRatio, 'policyChosen.div(referenceChosen)'],
      [rejectedRatio, 'policyRejected.div(referenceRejected)'],
    ],
    'ratio-of-probabilities': [
      [chosenRatio, `${chosenRatio}.exp()`],
      [rejectedRatio, `${rejectedRatio}.exp()`],
    ],
    added: [[difference, 'chosenRatio.add(rejectedRatio)']],
    'chosen-ignored': [[difference, 'rejectedRatio.neg()']],
    absolute: [[difference, `${difference}.abs()`]],
    ...ofMargins(loss, 'margin'),
  },
};
