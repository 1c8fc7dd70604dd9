import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  klPenalizedReward as oracle,
  type PenalizedRewardInput,
  type PenalizedRewardSteps,
} from '../../oracle/preferences';
import { mean, sum } from '../../oracle/reductions';
import type { NumericTensor } from '../../oracle/tensor';

const penalties: readonly Alternative<PenalizedRewardSteps>[] = [
  {
    id: 'wrong-sign',
    clause: 'the penalty has the wrong sign',
    sentence: 'Your penalty has the wrong sign: it rewards the policy for moving away from the reference.',
    hint: 'The policy gives a response more probability than the reference does. Should the reward rise or fall?',
    steps: { combine: (reward, penalty) => reward + penalty },
  },
  {
    id: 'clipped',
    clause: 'negative log-ratios are clipped',
    sentence: 'Your penalty is never negative: log-ratios below 0 are clipped.',
    hint: 'A divergence is not negative, but it is a mean. Must each of its terms be positive?',
    steps: { penalty: (logRatio, beta) => beta * Math.max(0, logRatio) },
  },
  {
    id: 'absolute',
    clause: 'the penalty takes the absolute value of the log-ratio',
    sentence: 'Your penalty is β times the absolute value of the log-ratio.',
    hint: 'A divergence is not negative, but it is a mean. Must each of its terms be positive?',
    steps: { penalty: (logRatio, beta) => beta * Math.abs(logRatio) },
  },
  {
    id: 'squared',
    clause: 'the log-ratio is squared and halved',
    sentence: 'Your penalty is β times half the square of the log-ratio.',
    hint: 'That estimates the same divergence on average over small steps, but it is not the penalty asked for.',
    steps: { penalty: (logRatio, beta) => (beta * logRatio ** 2) / 2 },
  },
  {
    id: 'beta-forgotten',
    clause: 'β has no effect',
    sentence: 'Your penalty does not depend on β.',
    hint: 'How much reward is one nat worth?',
    steps: { penalty: (logRatio) => logRatio },
  },
  {
    id: 'beta-squared',
    clause: 'the penalty is multiplied by β twice',
    sentence: 'Your penalty is multiplied by β twice.',
    hint: 'Where does β enter?',
    steps: { penalty: (logRatio, beta) => beta * beta * logRatio },
  },
  {
    id: 'beta-divides',
    clause: 'the log-ratio is divided by β',
    sentence: 'Your log-ratio is divided by β.',
    hint: 'If β is large, should the policy stay closer to the reference, or move farther?',
    steps: { penalty: (logRatio, beta) => logRatio / beta },
  },
  {
    id: 'beta-outside',
    clause: 'β multiplies the reward too',
    sentence: 'β multiplies the reward too.',
    hint: 'With β = 0, what should be left?',
    steps: { penalty: (logRatio) => logRatio, combine: (reward, ratio, beta) => beta * (reward - ratio) },
  },
  {
    id: 'reward-forgotten',
    clause: 'the reward is missing',
    sentence: 'Your result is the penalty alone, without the reward.',
    hint: 'With β = 0, what should be left?',
    steps: { combine: (_, penalty) => -penalty },
  },
  {
    id: 'never-negative-estimate',
    clause: 'the penalty is never negative: e to the power of −log-ratio, minus 1, plus the log-ratio',
    hint: 'That estimates the same divergence on average, but it is not the penalty asked for.',
    steps: { penalty: (logRatio, beta) => beta * Math.fround(Math.exp(-logRatio) - 1 + logRatio) },
  },
  {
    id: 'penalty-averaged',
    clause: 'every response pays the mean penalty of the batch',
    hint: 'Each response has a penalty of its own.',
    steps: { spread: (penalties) => penalties.map(() => mean(penalties)) },
  },
  {
    id: 'penalty-summed',
    clause: 'every response pays the sum of the batch’s penalties',
    hint: 'Each response has a penalty of its own.',
    steps: { spread: (penalties) => penalties.map(() => sum(penalties)) },
  },
  {
    id: 'reward-weighted',
    clause: 'the reward is multiplied by 1 − β',
    hint: 'What should be left of the reward when policy and reference agree?',
    steps: { combine: (reward, penalty, beta) => (1 - beta) * reward - penalty },
  },
  {
    id: 'multiplied',
    clause: 'the reward is multiplied by the penalty, not reduced by it',
    hint: 'What should be left of the reward when policy and reference agree?',
    steps: { combine: (reward, penalty) => reward * penalty },
  },
  {
    id: 'negated',
    clause: 'the result has the wrong sign',
    hint: 'The policy learns to make the result large. Should it be large for a good response?',
    steps: { combine: (reward, penalty) => penalty - reward },
  },
  {
    id: 'sigmoid-on-reward',
    clause: 'a sigmoid is applied to the reward',
    hint: 'The reward model’s reward is used as it is.',
    steps: { reward: (reward) => 1 / (1 + Math.exp(-reward)) },
  },
  {
    id: 'reward-centered',
    clause: 'the mean of the rewards is subtracted from each',
    hint: 'The reward model’s reward is used as it is.',
    steps: { reward: (reward, rewards) => reward - mean(rewards) },
  },
];

const ratios: readonly Alternative<PenalizedRewardSteps>[] = [
  {
    id: 'reference-forgotten',
    clause: 'the reference has no effect',
    sentence: 'Your penalty uses the policy’s log-probability alone; the reference has no effect.',
    hint: 'What should a policy pay that is equal to the reference?',
    steps: { logRatio: (policy) => policy },
  },
  {
    id: 'reference-added',
    clause: 'the log-probabilities are added',
    sentence: 'Your penalty adds the two log-probabilities.',
    hint: 'The logarithm of a ratio: what becomes of the division?',
    steps: { logRatio: (policy, reference) => policy + reference },
  },
  {
    id: 'logarithms-divided',
    clause: 'the log-probabilities of policy and reference are divided',
    hint: 'The logarithm of a ratio: what becomes of the division?',
    steps: { logRatio: (policy, reference) => policy / reference },
  },
  {
    id: 'ratio-of-probabilities',
    clause: 'the ratio of the probabilities is taken, not its logarithm',
    hint: 'The penalty is counted in nats.',
    steps: { logRatio: (policy, reference) => Math.fround(Math.exp(policy - reference)) },
  },
  {
    id: 'weighted-by-probability',
    clause: 'the log-ratio is multiplied by the policy’s probability',
    hint: 'The divergence is a mean over responses of the policy. Do likely responses not occur more often already?',
    steps: { logRatio: (policy, reference) => Math.exp(policy) * (policy - reference) },
  },
];

export const rewardPipeline = pipelineOf<PenalizedRewardInput, NumericTensor, PenalizedRewardSteps>(oracle, [
  ...penalties,
  ...ratios,
]);
