import type { Alternative } from '../../engine/pipeline';
import { absolute, median, overPairs, type CrpsSteps } from '../../oracle/ensembles';
import { mean, sum } from '../../oracle/reductions';

const SIGN_HINT = 'Is a member that is too low worse than one that is right?';
const UNIT_HINT = 'In which unit is the score of a temperature?';
const FIRST_HINT =
  'First the distance of each member from the observation, then the mean. Which of them does your code do first?';
const PAIRS_HINT = 'Two random members: how far apart are they on average?';
const OWN_HINT = 'Each case has a score of its own. Which axes does each mean run over?';
const HALF_HINT =
  'Take two members, 0 and 2, and the observation 1. Which score does the formula give by hand?';
const WIDE_HINT =
  'Should two forecasts with the same mean distance from the observation have the same score, if one of them is sharper?';

const fill = (each: readonly number[], value: number): number[] => each.map(() => value);

const ascending = (members: readonly number[]): number[] => [...members].sort((one, other) => one - other);

/** The sum over all pairs by the places of sorted members, counted from 0. */
const byPlaces = (members: readonly number[], shift: number): number =>
  2 * sum(members.map((member, i) => (2 * i + shift - members.length) * member));

/** How far the members are from the observation. */
export const accuracyAlternatives: readonly Alternative<CrpsSteps>[] = [
  {
    id: 'first-observation',
    clause: 'every case is compared with the first observation',
    hint: 'Which shape must the observations have to line up with the cases, and not with the members?',
    steps: { observation: (_, [first = NaN]) => first },
  },
  {
    id: 'signed-distance',
    clause: 'members minus observation are averaged with their signs',
    sentence: 'You average members minus observation with their signs, so that they cancel.',
    hint: SIGN_HINT,
    steps: { distance: (member, observation) => member - observation },
  },
  {
    id: 'signed-distance-reversed',
    clause: 'observation minus members is averaged with its sign',
    sentence: 'You average observation minus members with its sign, so that differences cancel.',
    hint: SIGN_HINT,
    steps: { distance: (member, observation) => observation - member },
  },
  {
    id: 'squared-distance',
    clause: 'the distances from the observation are squared',
    hint: UNIT_HINT,
    steps: { distance: (member, observation) => (member - observation) ** 2 },
  },
  {
    id: 'root-mean-square-distance',
    clause: 'the distance from the observation is a root mean square',
    hint: 'A mean of absolute values and the root of a mean of squares differ. Which one stands in the formula?',
    steps: {
      accuracy: (members, observation) =>
        Math.sqrt(mean(members.map((member) => (member - observation) ** 2))),
    },
  },
  {
    id: 'error-of-mean',
    clause: 'the first term is the error of the ensemble mean',
    sentence: 'Your first term is the error of the ensemble mean, not the mean error of the members.',
    hint: FIRST_HINT,
    steps: { accuracy: (members, observation, distance) => distance(mean(members), observation) },
  },
  {
    id: 'error-of-median',
    clause: 'the first term is the error of the median member',
    hint: FIRST_HINT,
    steps: { accuracy: (members, observation, distance) => distance(median(members), observation) },
  },
  {
    id: 'nearest-member',
    clause: 'only the member nearest to the observation counts',
    hint: 'How good would an ensemble seem that covers everything?',
    steps: {
      accuracy: (members, observation) => Math.min(...members.map((member) => absolute(member, observation))),
    },
  },
  {
    id: 'distances-summed',
    clause: 'the distances from the observation are added, not averaged',
    sentence: 'Your first term is the sum of the distances, not their mean.',
    hint: 'What is the score of ten members that are all 1 away from the observation?',
    steps: {
      accuracy: (members, observation, distance) =>
        sum(members.map((member) => distance(member, observation))),
    },
  },
  {
    id: 'accuracy-over-cases',
    clause: 'the first term is a mean over all cases',
    hint: OWN_HINT,
    steps: { accuracies: (each) => fill(each, mean(each)) },
  },
];

/** How far the members are from each other; `divisor` is what the right one divides by. */
export const spreadAlternatives = (
  divisors: readonly Alternative<CrpsSteps>[],
): readonly Alternative<CrpsSteps>[] => [
  ...divisors,
  {
    id: 'pairs-squared',
    clause: 'the differences between members are squared',
    hint: UNIT_HINT,
    steps: { pairs: (members) => overPairs(members, (one, other) => (one - other) ** 2) },
  },
  {
    id: 'not-sorted',
    clause: 'the members are weighted by their places without being sorted',
    sentence: 'You weight the members by their places, but they are not sorted.',
    hint: 'The sum over pairs by places is right only for members in ascending order. Are they?',
    steps: { pairs: (members) => byPlaces(members, 1) },
  },
  {
    id: 'places-off-by-one',
    clause: 'the sorted members have weights that are off by one',
    hint: 'Add up your weights for three members. What must their sum be, if adding 1 to each member changes no difference?',
    steps: { pairs: (members) => byPlaces(ascending(members), 0) },
  },
  {
    id: 'mean-absolute-deviation',
    clause: 'the spread is the mean distance of the members from their mean',
    hint: PAIRS_HINT,
    steps: {
      spread: (members) => mean(members.map((member) => absolute(member, mean(members)))),
    },
  },
  {
    id: 'standard-deviation',
    clause: 'the spread is the standard deviation of the members',
    hint: PAIRS_HINT,
    steps: {
      spread: (members) => Math.sqrt(mean(members.map((member) => (member - mean(members)) ** 2))),
    },
  },
  {
    id: 'spread-over-cases',
    clause: 'the spread is a mean over all cases',
    hint: OWN_HINT,
    steps: { spreads: (each) => fill(each, mean(each)) },
  },
];

/** How the two terms become a score. */
export const combinationAlternatives: readonly Alternative<CrpsSteps>[] = [
  {
    id: 'spread-ignored',
    clause: 'the spread of the members does not count',
    sentence:
      'Your score is the mean distance from the observation: the spread of the members does not count.',
    hint: WIDE_HINT,
    steps: { combine: (accuracy) => accuracy },
  },
  {
    id: 'spread-added',
    clause: 'the spread is added, not subtracted',
    hint: 'Is the distribution of the truth itself the best forecast then? Try two members at −1 and 1.',
    steps: { combine: (accuracy, spread) => accuracy + spread },
  },
  {
    id: 'negated',
    clause: 'the score has the wrong sign',
    hint: 'Is a small score good or bad?',
    steps: { combine: (accuracy, spread) => spread - accuracy },
  },
  {
    id: 'doubled',
    clause: 'the score is twice as large as it should be',
    hint: 'What is the score of a single member that is 1 away from the observation?',
    steps: { finish: (score) => 2 * score },
  },
  {
    id: 'divided-by-members',
    clause: 'the score is divided by the number of members once more',
    hint: 'A mean is already divided by what it counts.',
    steps: { finish: (score, members) => score / members },
  },
];

const divides = (
  id: string,
  clause: string,
  hint: string,
  divisor: CrpsSteps['divisor'],
): Alternative<CrpsSteps> => ({ id, clause, hint, steps: { divisor } });

const halves = (base: (members: number) => number): readonly Alternative<CrpsSteps>[] => [
  divides('half-missing', 'the spread lacks its factor ½', HALF_HINT, (members) => base(members) / 2),
  divides(
    'each-pair-once',
    'the spread is half as large as it should be, as if each pair counted once',
    HALF_HINT,
    (members) => 2 * base(members),
  ),
  divides(
    'only-halved',
    'the sum over the pairs is halved, but not averaged',
    'How many pairs are there? What happens to the score if every member is there twice?',
    () => 2,
  ),
];

export const biasedDivisors: readonly Alternative<CrpsSteps>[] = [
  divides(
    'fair-divisor',
    'the sum over the pairs is divided by 2M(M − 1), as in the fair score',
    'Which of the two functions is for an ensemble that counts as it is, one member included?',
    (members) => 2 * members * (members - 1),
  ),
  divides(
    'divided-by-members-only',
    'the sum over the pairs is divided by 2M, not by 2M²',
    'How many terms has a sum in which both i and j run over M members?',
    (members) => 2 * members,
  ),
  ...halves((members) => 2 * members ** 2),
];

export const fairDivisors: readonly Alternative<CrpsSteps>[] = [
  divides(
    'biased-divisor',
    'the sum over the pairs is divided by 2M², as in the score that is not fair',
    'How many of the M² pairs are a member with itself? Do they say anything about the spread?',
    (members) => 2 * members ** 2,
  ),
  divides(
    'divided-by-others-only',
    'the sum over the pairs is divided by 2(M − 1)',
    'How many pairs of two different members are there?',
    (members) => 2 * (members - 1),
  ),
  divides(
    'divided-by-others-twice',
    'the sum over the pairs is divided by 2(M − 1)²',
    'How many pairs of two different members are there?',
    (members) => 2 * (members - 1) ** 2,
  ),
  ...halves((members) => 2 * members * (members - 1)),
];
