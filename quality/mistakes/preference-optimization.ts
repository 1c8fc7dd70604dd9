import type { MistakesByFunction } from '../edits';
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

export const mistakes: MistakesByFunction = {
  sequenceLogProb: {
    ...ofResponses,
    mean: [[total, '.mul(counted).sum(-1).div(counted.sum(-1)).as1D()']],
    'mean-over-all': [[total, '.mul(counted).mean(-1).as1D()']],
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
