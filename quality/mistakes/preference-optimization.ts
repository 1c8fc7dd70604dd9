import type { Edits, MistakesByFunction } from '../edits';
import { ofResponses } from './fine-tuning-loss';

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
const acrossRows = (wraps: boolean): Edits => [
  ['logits.slice([0, 0, 0], [batch, n - 1, vocab])', 'logits'],
  [
    'tokens.slice([0, 1], [batch, n - 1])',
    'tf.concat([tokens.flatten().slice([1]), tokens.flatten().slice([0], [1])]).reshape([batch, n])',
  ],
  [
    "responseMask.slice([0, 1], [batch, n - 1]).cast('float32')",
    `tf.concat([responseMask.flatten().slice([1]), ${wraps ? 'responseMask.flatten().slice([0], [1])' : "tf.zeros([1], 'bool')"}]).reshape([batch, n]).cast('float32')`,
  ],
];

export const mistakes: MistakesByFunction = {
  sequenceLogProb: {
    ...ofResponses,
    'shifted-across-rows': acrossRows(false),
    'rolled-across-rows': acrossRows(true),
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
    overflow: [[loss, 'tf.log(tf.sigmoid(margin)).neg()']],
    'no-logarithm': [[loss, 'tf.sigmoid(margin).neg()']],
    'no-sigmoid': [[loss, 'margin.neg()']],
    hinge: [[loss, 'tf.relu(margin.neg())']],
    negative: [['.asScalar()', '.neg().asScalar()']],
    summed: [['.mean()', '.sum()']],
    'mean-of-margins': [[`${loss}.mean()`, 'tf.softplus(margin.mean().neg())']],
  },
};
