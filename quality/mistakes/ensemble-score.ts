import type { Edits, MistakesByFunction } from '../edits';

const distances = 'ensemble.sub(observations.expandDims(1)).abs()';
const near = 'distances.mean(1)';
const differences = 'ensemble.expandDims(2).sub(ensemble.expandDims(1)).abs()';
const spread = 'differences.sum([1, 2]).div(divisor)';
const combination = 'distances.mean(1).sub(spread)';

const accuracy = (change: string): Edits => [[near, change]];
const combined = (change: string): Edits => [[combination, change]];

/** In the function that both scores share. */
const ofScores: Readonly<Record<string, Edits>> = {
  'first-observation': [[distances, 'ensemble.sub(observations.slice(0, 1)).abs()']],
  'signed-distance': [[distances, 'ensemble.sub(observations.expandDims(1))']],
  'signed-distance-reversed': [[distances, 'observations.expandDims(1).sub(ensemble)']],
  'squared-distance': [[distances, 'ensemble.sub(observations.expandDims(1)).square()']],
  'root-mean-square-distance': accuracy('distances.square().mean(1).sqrt()'),
  'error-of-mean': accuracy('ensemble.mean(1).sub(observations).abs()'),
  'error-of-median': accuracy(
    `tf.tensor1d(ensemble.arraySync().map((row) => {
      const sorted = row.sort((one, other) => one - other);
      const half = sorted.length / 2;
      return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
    })).sub(observations).abs()`,
  ),
  'nearest-member': accuracy('distances.min(1)'),
  'distances-summed': accuracy('distances.sum(1)'),
  'accuracy-over-cases': accuracy('distances.mean().add(tf.zerosLike(observations))'),
  'pairs-squared': [[differences, 'ensemble.expandDims(2).sub(ensemble.expandDims(1)).square()']],
  'not-sorted': [
    [
      spread,
      'ensemble.mul(tf.range(0, ensemble.shape[1]).mul(2).add(1 - ensemble.shape[1])).sum(1).mul(2 / divisor)',
    ],
  ],
  'places-off-by-one': [
    [
      spread,
      'tf.topk(ensemble, ensemble.shape[1]).values.reverse(1).mul(tf.range(0, ensemble.shape[1]).mul(2).sub(ensemble.shape[1])).sum(1).mul(2 / divisor)',
    ],
  ],
  'mean-absolute-deviation': [[spread, 'ensemble.sub(ensemble.mean(1, true)).abs().mean(1)']],
  'standard-deviation': [[spread, 'tf.moments(ensemble, 1).variance.sqrt()']],
  'spread-over-cases': [[spread, 'differences.sum([1, 2]).div(divisor).mean()']],
  'spread-ignored': combined(near),
  'spread-added': combined('distances.mean(1).add(spread)'),
  negated: combined('spread.sub(distances.mean(1))'),
  doubled: combined(`${combination}.mul(2)`),
  'divided-by-members': combined(`${combination}.div(ensemble.shape[1])`),
};

const biased = '2 * members ** 2';
const fair = '2 * members * (members - 1)';

/** In the divisor of one of the two. */
const divided = (from: string, by: string): Edits => [[from, by]];

const variances = 'squares.div(members - 1)';
const meanSpread = 'variances.mean().mul(factor).sqrt()';
const factor = '(members + 1) / members';
const errors = 'centre.squeeze([1]).sub(observations)';
const skill = 'errors.square().mean().sqrt()';
const ratio = `return spread.div(${skill}).asScalar();`;

const variance = (change: string): Edits => [[variances, change]];
const meanVariance = (change: string): Edits => [[meanSpread, change]];
const factored = (change: string): Edits => [[factor, change]];
const error = (change: string): Edits => [[errors, change]];
const skilled = (change: string): Edits => [[skill, change]];
const returned = (change: string): Edits => [[ratio, `return ${change};`]];

const rank = 'members.filter((member) => member < observed[i]).length';
const counted = 'counts[rank] += 1;';
const result = 'return counts;';

const ranked = (change: string): Edits => [[rank, change]];
const entered = (change: string): Edits => [[counted, change]];
const finished = (change: string): Edits => [[result, `return ${change};`]];

export const mistakes: MistakesByFunction = {
  crps: {
    ...ofScores,
    'fair-divisor': divided(biased, fair),
    'divided-by-members-only': divided(biased, '2 * members'),
    'half-missing': divided(biased, 'members ** 2'),
    'each-pair-once': divided(biased, '4 * members ** 2'),
    'only-halved': divided(biased, '2'),
  },
  fairCrps: {
    ...ofScores,
    'biased-divisor': divided(fair, biased),
    'divided-by-others-only': divided(fair, '2 * (members - 1)'),
    'divided-by-others-twice': divided(fair, '2 * (members - 1) ** 2'),
    'half-missing': divided(fair, 'members * (members - 1)'),
    'each-pair-once': divided(fair, '4 * members * (members - 1)'),
    'only-halved': divided(fair, '2'),
  },
  spreadSkillRatio: {
    'biased-variance': variance('squares.div(members)'),
    'squares-summed': variance('squares'),
    'around-observation': variance(
      'ensemble.sub(observations.expandDims(1)).square().sum(1).div(members - 1)',
    ),
    'around-zero': variance('ensemble.square().sum(1).div(members - 1)'),
    'variance-over-everything': variance(
      'ensemble.sub(ensemble.mean()).square().sum().div(ensemble.size - 1)',
    ),
    'variance-over-cases': variance(
      'ensemble.sub(ensemble.mean(0)).square().sum(0).div(ensemble.shape[0] - 1)',
    ),
    'mean-of-deviations': meanVariance('variances.sqrt().mean().mul(Math.sqrt(factor))'),
    'variance-not-rooted': meanVariance('variances.mean().mul(Math.sqrt(factor))'),
    'variances-summed': meanVariance('variances.sum().mul(factor).sqrt()'),
    'factor-missing': factored('1'),
    'factor-not-rooted': factored('((members + 1) / members) ** 2'),
    'factor-inverted': factored('members / (members + 1)'),
    'factor-of-sample': factored('members / (members - 1)'),
    'factor-of-cases': factored('(ensemble.shape[0] + 1) / ensemble.shape[0]'),
    'errors-of-members': error('ensemble.sub(observations.expandDims(1))'),
    'error-of-median': error(
      `tf.tensor1d(ensemble.arraySync().map((row) => {
      const sorted = row.sort((one, other) => one - other);
      const half = sorted.length / 2;
      return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
    })).sub(observations)`,
    ),
    'mean-absolute-error': skilled('errors.abs().mean()'),
    'error-not-rooted': skilled('errors.square().mean()'),
    'errors-summed': skilled('errors.square().sum().sqrt()'),
    'errors-cancel': skilled('errors.mean().abs()'),
    'bias-removed': skilled('errors.sub(errors.mean()).square().mean().sqrt()'),
    inverted: returned(`${skill}.div(spread).asScalar()`),
    'ratio-of-each-case': returned(
      'variances.sqrt().div(errors.abs()).mean().mul(Math.sqrt(1 + 1 / members)).asScalar()',
    ),
    difference: returned(`spread.sub(${skill}).asScalar()`),
    squared: returned('spread.square().div(errors.square().mean()).asScalar()'),
  },
  rankHistogram: {
    'members-above': ranked('members.filter((member) => member > observed[i]).length'),
    'one-entry-late': entered('counts[Math.min(rank + 1, members.length)] += 1;'),
    'one-entry-early': entered('counts[Math.max(rank - 1, 0)] += 1;'),
    'highest-merged': entered('counts[Math.min(rank, members.length - 1)] += 1;'),
    'highest-lost': entered('if (rank < members.length) counts[rank] += 1;'),
    'lowest-lost': entered('if (rank > 0) counts[rank] += 1;'),
    'not-sorted': ranked('[...members, Infinity].findIndex((member) => member > observed[i])'),
    'nearest-member': ranked(
      `members.sort((one, other) => one - other).reduce(
        (best, member, k) =>
          Math.abs(member - observed[i]) < Math.abs(members[best] - observed[i]) ? k : best,
        0,
      )`,
    ),
    'only-mean-compared': ranked(
      'members.reduce((sum, each) => sum + each, 0) / members.length < observed[i] ? members.length : 0',
    ),
    'first-observation': ranked('members.filter((member) => member < observed[0]).length'),
    'first-ensemble': ranked('rows[0].filter((member) => member < observed[i]).length'),
    'last-case-lost': entered('if (i < rows.length - 1) counts[rank] += 1;'),
    fractions: finished('counts.map((count) => count / rows.length)'),
    'relative-to-flat': finished('counts.map((count) => (count * counts.length) / rows.length)'),
    'only-occurrence': entered('counts[rank] = 1;'),
    cumulative: finished('counts.map((_, k) => counts.slice(0, k + 1).reduce((sum, each) => sum + each, 0))'),
  },
};
