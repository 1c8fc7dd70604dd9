import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  rewardModelLoss as oracle,
  type RewardModelInput,
  type RewardModelSteps,
} from '../../oracle/preferences';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { preferenceAlternatives } from '../shared/preference-mistakes';

const TWO_HINT = 'A preference compares two responses.';
const ALONE_HINT = 'Only the difference of the two rewards means something. What if both grow by 5?';
const REWARD_HINT = 'Rewards may be any real numbers; only their difference goes into the sigmoid.';

const marginAlternatives: readonly Alternative<RewardModelSteps>[] = [
  {
    id: 'swapped',
    clause: 'chosen and rejected are exchanged',
    sentence:
      'Chosen and rejected are exchanged: your loss falls when the rejected response gets more reward.',
    hint: 'Which of the two should training push up?',
    steps: { margin: (chosen, rejected) => rejected - chosen },
  },
  {
    id: 'added',
    clause: 'the rewards are added',
    sentence: 'Your loss depends on the sum of the two rewards, not on their difference.',
    hint: 'What should happen if both rewards grow by the same number?',
    steps: { margin: (chosen, rejected) => chosen + rejected },
  },
  {
    id: 'rejected-ignored',
    clause: 'the rejected rewards have no effect',
    sentence: 'Your loss does not depend on the rejected rewards.',
    hint: TWO_HINT,
    steps: { margin: (chosen) => chosen },
  },
  {
    id: 'chosen-ignored',
    clause: 'the chosen rewards have no effect',
    sentence: 'Your loss does not depend on the chosen rewards.',
    hint: TWO_HINT,
    steps: { margin: (_, rejected) => -rejected },
  },
  {
    id: 'absolute',
    clause: 'the margin is the absolute difference of the rewards',
    hint: 'Which of the two should training push up?',
    steps: { margin: (chosen, rejected) => Math.abs(chosen - rejected) },
  },
  {
    id: 'sigmoid-on-rewards',
    clause: 'a sigmoid is applied to each reward',
    hint: REWARD_HINT,
    steps: { reward: (reward) => 1 / (1 + Math.exp(-reward)) },
  },
  {
    id: 'tanh-on-rewards',
    clause: 'a tanh is applied to each reward',
    hint: REWARD_HINT,
    steps: { reward: Math.tanh },
  },
  {
    id: 'relu-on-rewards',
    clause: 'a ReLU is applied to each reward',
    hint: REWARD_HINT,
    steps: { reward: (reward) => Math.max(0, reward) },
  },
  {
    id: 'all-pairs',
    clause: 'every chosen response is compared with every rejected one',
    hint: 'Each rejected response answers one prompt. Print the shape of the difference.',
    steps: {
      compare: (chosen, rejected, margin) =>
        chosen.flatMap((one) => rejected.map((other) => margin(one, other))),
    },
  },
  {
    id: 'each-on-its-own',
    clause: 'each reward is judged on its own, and the two losses are added',
    sentence:
      'Your loss judges each reward on its own, −ln σ(chosen) − ln σ(−rejected), as a classifier would.',
    hint: ALONE_HINT,
    steps: {
      compare: (chosen, rejected) => [...chosen, ...rejected.map((reward) => -reward)],
      margin: () => Number.NaN,
      factor: () => 2,
    },
  },
  {
    id: 'mean-of-each-on-its-own',
    clause: 'each reward is judged on its own, and the mean is over both kinds',
    hint: ALONE_HINT,
    steps: {
      compare: (chosen, rejected) => [...chosen, ...rejected.map((reward) => -reward)],
      margin: () => Number.NaN,
    },
  },
];

export const pipeline = pipelineOf<RewardModelInput, NumericTensor, RewardModelSteps>(oracle, [
  ...marginAlternatives,
  ...preferenceAlternatives,
]);

export const conditions: readonly Condition<RewardModelInput>[] = [
  {
    when: 'with several pairs in the batch',
    otherwise: 'with one pair',
    holds: ({ chosenRewards }) => dim(chosenRewards, 0) > 1,
  },
  {
    when: 'for differences of hundreds',
    otherwise: 'for small differences',
    holds: ({ chosenRewards, rejectedRewards }) =>
      chosenRewards.data.some((chosen, i) => Math.abs(chosen - at(rejectedRewards, i)) > 100),
  },
];
