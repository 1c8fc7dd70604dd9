import type { Misconception } from '../../engine/exercise';
import {
  klPenalizedReward as oracle,
  type PenalizedRewardInput,
  type PenalizedRewardSteps,
} from '../../oracle/preferences';
import type { NumericTensor } from '../../oracle/tensor';
import { misconceptionsOf, only, stepPairsOf, type StepMistake } from '../shared/step-mistakes';

const penalties: readonly StepMistake<PenalizedRewardSteps>[] = [
  {
    id: 'wrong-sign',
    sentence: 'Your penalty has the wrong sign: it rewards the policy for moving away from the reference.',
    hint: 'The policy gives a response more probability than the reference does. Should the reward rise or fall?',
    clause: 'the penalty has the wrong sign',
    change: { combine: (reward, penalty) => reward + penalty },
  },
  {
    id: 'clipped',
    sentence: 'Your penalty is never negative: log-ratios below 0 are clipped.',
    hint: 'A divergence is not negative, but it is a mean. Must each of its terms be positive?',
    clause: 'negative log-ratios are clipped',
    change: { penalty: (logRatio, beta) => beta * Math.max(0, logRatio) },
  },
  {
    id: 'absolute',
    sentence: 'Your penalty is β times the absolute value of the log-ratio.',
    hint: 'A divergence is not negative, but it is a mean. Must each of its terms be positive?',
    clause: 'the penalty takes the absolute value of the log-ratio',
    change: { penalty: (logRatio, beta) => beta * Math.abs(logRatio) },
  },
  {
    id: 'squared',
    sentence: 'Your penalty is β times half the square of the log-ratio.',
    hint: 'That estimates the same divergence on average over small steps, but it is not the penalty asked for.',
    clause: 'the log-ratio is squared and halved',
    change: { penalty: (logRatio, beta) => (beta * logRatio ** 2) / 2 },
  },
  {
    id: 'beta-forgotten',
    sentence: 'Your penalty does not depend on β.',
    hint: 'How much reward is one nat worth?',
    clause: 'β has no effect',
    change: { penalty: (logRatio) => logRatio },
  },
  {
    id: 'beta-squared',
    sentence: 'Your penalty is multiplied by β twice.',
    hint: 'Where does β enter?',
    clause: 'the penalty is multiplied by β twice',
    change: { penalty: (logRatio, beta) => beta * beta * logRatio },
  },
  {
    id: 'beta-divides',
    sentence: 'Your log-ratio is divided by β.',
    hint: 'If β is large, should the policy stay closer to the reference, or move farther?',
    clause: 'the log-ratio is divided by β',
    change: { penalty: (logRatio, beta) => logRatio / beta },
  },
  {
    id: 'beta-outside',
    sentence: 'β multiplies the reward too.',
    hint: 'With β = 0, what should be left?',
    clause: 'β multiplies the reward too',
    change: { penalty: (logRatio) => logRatio, combine: (reward, ratio, beta) => beta * (reward - ratio) },
  },
  {
    id: 'reward-forgotten',
    sentence: 'Your result is the penalty alone, without the reward.',
    hint: 'With β = 0, what should be left?',
    clause: 'the reward is missing',
    change: { combine: (_, penalty) => -penalty },
  },
];

const ratios: readonly StepMistake<PenalizedRewardSteps>[] = [
  {
    id: 'reference-forgotten',
    sentence: 'Your penalty uses the policy’s log-probability alone; the reference has no effect.',
    hint: 'What should a policy pay that is equal to the reference?',
    clause: 'the reference has no effect',
    change: { logRatio: (policy) => policy },
  },
  {
    id: 'reference-added',
    sentence: 'Your penalty adds the two log-probabilities.',
    hint: 'The logarithm of a ratio: what becomes of the division?',
    clause: 'the log-probabilities are added',
    change: { logRatio: (policy, reference) => policy + reference },
  },
];

export const rewardMisconceptions: readonly Misconception<PenalizedRewardInput, NumericTensor>[] = [
  ...misconceptionsOf<PenalizedRewardInput, NumericTensor, PenalizedRewardSteps>(oracle, [
    ...penalties,
    ...ratios,
  ]),
  ...stepPairsOf<PenalizedRewardInput, NumericTensor, PenalizedRewardSteps>(
    oracle,
    only(penalties, ['wrong-sign']),
    only(penalties, ['clipped', 'absolute', 'beta-forgotten', 'beta-divides']),
  ),
  ...stepPairsOf<PenalizedRewardInput, NumericTensor, PenalizedRewardSteps>(
    oracle,
    ratios,
    only(penalties, ['wrong-sign', 'beta-forgotten']),
  ),
];
