import type { Condition, Misconception } from '../../engine/exercise';
import { mean } from '../../oracle/reductions';
import {
  preferenceLoss,
  rewardModelLoss as oracle,
  type RewardModelInput,
  type RewardModelSteps,
} from '../../oracle/preferences';
import { at, dim, scalar, type NumericTensor } from '../../oracle/tensor';
import { preferenceMistakes } from '../shared/preference-mistakes';
import { misconceptionsOf, only, stepPairsOf, type StepMistake } from '../shared/step-mistakes';

const margins: readonly StepMistake<RewardModelSteps>[] = [
  {
    id: 'swapped',
    sentence:
      'Chosen and rejected are exchanged: your loss falls when the rejected response gets more reward.',
    hint: 'Which of the two should training push up?',
    clause: 'chosen and rejected are exchanged',
    change: { margin: (chosen, rejected) => rejected - chosen },
  },
  {
    id: 'added',
    sentence: 'Your loss depends on the sum of the two rewards, not on their difference.',
    hint: 'What should happen if both rewards grow by the same number?',
    clause: 'the rewards are added',
    change: { margin: (chosen, rejected) => chosen + rejected },
  },
  {
    id: 'rejected-ignored',
    sentence: 'Your loss does not depend on the rejected rewards.',
    hint: 'A preference compares two responses.',
    clause: 'the rejected rewards have no effect',
    change: { margin: (chosen) => chosen },
  },
];

/** Each reward judged alone, as in binary classification. */
const eachAlone: Misconception<RewardModelInput, NumericTensor> = {
  id: 'each-on-its-own',
  sentence:
    'Your loss judges each reward on its own, −ln σ(chosen) − ln σ(−rejected), as a classifier would.',
  hint: 'Only the difference of the two rewards means something. What if both grow by 5?',
  compute: ({ chosenRewards, rejectedRewards }) =>
    scalar(
      mean(
        Array.from(
          chosenRewards.data,
          (chosen, i) => preferenceLoss(chosen) + preferenceLoss(-at(rejectedRewards, i)),
        ),
      ),
    ),
};

export const misconceptions: readonly Misconception<RewardModelInput, NumericTensor>[] = [
  ...misconceptionsOf<RewardModelInput, NumericTensor, RewardModelSteps>(oracle, [
    ...margins,
    ...preferenceMistakes,
  ]),
  eachAlone,
  ...stepPairsOf<RewardModelInput, NumericTensor, RewardModelSteps>(
    oracle,
    only(margins, ['swapped']),
    only(preferenceMistakes, ['summed', 'negative', 'mean-of-margins']),
  ),
];

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
