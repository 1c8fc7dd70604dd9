import type { Edits, MistakesByFunction } from '../edits';

const loss = 'tf.softplus(rejectedRewards.sub(chosenRewards))';
const margin = 'rejectedRewards.sub(chosenRewards)';
const mean = '.mean().asScalar()';

const rewardsAs = (change: string): Edits => [
  [margin, `rejectedRewards.${change}.sub(chosenRewards.${change})`],
];
const eachAlone = 'tf.softplus(tf.concat([chosenRewards.neg(), rejectedRewards]))';

/** Mistakes in −ln σ and the mean, for code that computes the losses of pairs so. */
export const ofMargins = (losses: string, ahead: string): Readonly<Record<string, Edits>> => ({
  overflow: [[losses, `tf.log(tf.sigmoid(${ahead})).neg()`]],
  ...Object.fromEntries(
    ['0.000001', '1e-7', '1e-8', '1e-9', '1e-10', '1e-12'].map((floor) => [
      `floor-${floor}`,
      [[losses, `tf.sigmoid(${ahead}).add(${floor}).log().neg()`]] as const,
    ]),
  ),
  'no-logarithm': [[losses, `tf.sigmoid(${ahead}).neg()`]],
  'one-minus-probability': [[losses, `tf.scalar(1).sub(tf.sigmoid(${ahead}))`]],
  'squared-error': [[losses, `tf.scalar(1).sub(tf.sigmoid(${ahead})).square()`]],
  'log-one-plus-probability': [[losses, `tf.log1p(tf.sigmoid(${ahead})).neg()`]],
  'sigmoid-twice': [[losses, `tf.softplus(tf.sigmoid(${ahead}).neg())`]],
  tanh: [[losses, `tf.softplus(tf.tanh(${ahead}).neg())`]],
  'no-sigmoid': [[losses, `${ahead}.neg()`]],
  hinge: [[losses, `tf.relu(${ahead}.neg())`]],
  'hinge-of-one': [[losses, `tf.relu(tf.scalar(1).sub(${ahead}))`]],
  'label-smoothing': [[losses, `tf.softplus(${ahead}.neg()).mul(0.9).add(tf.softplus(${ahead}).mul(0.1))`]],
  'mean-of-margins': [[losses, `tf.softplus(${ahead}.mean().neg())`]],
  summed: [[mean, '.sum().asScalar()']],
  largest: [[mean, '.max().asScalar()']],
  halved: [[mean, '.mean().div(2).asScalar()']],
  'divided-by-batch-twice': [[`${losses}.mean()`, `tf.div(${losses}.mean(), ${losses}.size)`]],
  negative: [[mean, '.mean().neg().asScalar()']],
  bits: [[mean, '.mean().div(Math.LN2).asScalar()']],
});

export const mistakes: MistakesByFunction = {
  rewardModelLoss: {
    swapped: [[margin, 'chosenRewards.sub(rejectedRewards)']],
    added: [[margin, 'chosenRewards.add(rejectedRewards).neg()']],
    'rejected-ignored': [[margin, 'chosenRewards.neg()']],
    'chosen-ignored': [[margin, 'rejectedRewards']],
    absolute: [[margin, `${margin}.abs().neg()`]],
    'sigmoid-on-rewards': rewardsAs('sigmoid()'),
    'tanh-on-rewards': rewardsAs('tanh()'),
    'relu-on-rewards': rewardsAs('relu()'),
    'all-pairs': [[margin, 'rejectedRewards.sub(chosenRewards.expandDims(1))']],
    'each-on-its-own': [[loss, 'tf.softplus(chosenRewards.neg()).add(tf.softplus(rejectedRewards))']],
    'mean-of-each-on-its-own': [[loss, eachAlone]],
    ...ofMargins(loss, 'chosenRewards.sub(rejectedRewards)'),
  },
};
