import type { MistakesByFunction } from '../edits';

const loss = 'tf.softplus(rejectedRewards.sub(chosenRewards))';
const margin = 'rejectedRewards.sub(chosenRewards)';
const mean = '.mean()';

export const mistakes: MistakesByFunction = {
  rewardModelLoss: {
    swapped: [[margin, 'chosenRewards.sub(rejectedRewards)']],
    added: [[margin, 'chosenRewards.add(rejectedRewards).neg()']],
    'rejected-ignored': [[margin, 'chosenRewards.neg()']],
    overflow: [[loss, 'tf.log(tf.sigmoid(chosenRewards.sub(rejectedRewards))).neg()']],
    'no-logarithm': [[loss, 'tf.sigmoid(chosenRewards.sub(rejectedRewards)).neg()']],
    'no-sigmoid': [[loss, margin]],
    hinge: [[loss, `tf.relu(${margin})`]],
    negative: [[mean, '.mean().neg()']],
    summed: [[mean, '.sum()']],
    'mean-of-margins': [
      ['tf.softplus(', 'tf.softplus(tf.mean('],
      [').mean().asScalar()', ')).asScalar()'],
    ],
    'each-on-its-own': [[loss, 'tf.softplus(chosenRewards.neg()).add(tf.softplus(rejectedRewards))']],
  },
};
