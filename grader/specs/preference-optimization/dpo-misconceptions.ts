import type { Condition, Misconception } from '../../engine/exercise';
import { mean } from '../../oracle/reductions';
import { dpoLoss as oracle, type DpoInput, type DpoSteps } from '../../oracle/preferences';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { preferenceMistakes } from '../shared/preference-mistakes';
import { misconceptionsOf, only, stepPairsOf, type StepMistake } from '../shared/step-mistakes';

const differences: readonly StepMistake<DpoSteps>[] = [
  {
    id: 'swapped',
    sentence:
      'Chosen and rejected are exchanged: your loss falls as the policy moves towards what is rejected.',
    hint: 'Which of the two should training make more probable?',
    clause: 'chosen and rejected are exchanged',
    change: { difference: (chosen, rejected) => rejected - chosen },
  },
  {
    id: 'rejected-ignored',
    sentence: 'Your loss does not depend on the rejected responses.',
    hint: 'A preference compares two responses.',
    clause: 'the rejected responses have no effect',
    change: { difference: (chosen) => chosen },
  },
];

const ratios: readonly StepMistake<DpoSteps>[] = [
  {
    id: 'reference-forgotten',
    sentence: 'The reference log-probabilities have no effect on your loss.',
    hint: 'The implicit reward is relative to something. What is the loss before the first step, when the policy is the reference?',
    clause: 'the reference has no effect',
    change: { logRatio: (policy) => policy },
  },
  {
    id: 'reference-added',
    sentence: 'The reference enters with the wrong sign, or its two responses are exchanged.',
    hint: 'What is the loss before the first step, when the policy is the reference?',
    clause: 'the reference enters with the wrong sign',
    change: { logRatio: (policy, reference) => policy + reference },
  },
  {
    id: 'beta-on-policy-only',
    sentence: 'β multiplies the policy’s log-probabilities, but not those of the reference.',
    hint: 'β multiplies the log-ratio. What is the loss when the policy is the reference?',
    clause: 'β multiplies the policy’s log-probabilities only',
    change: { logRatio: (policy, reference, beta) => policy - reference / beta },
  },
];

const scales: readonly StepMistake<DpoSteps>[] = [
  {
    id: 'beta-forgotten',
    sentence: 'Your loss does not depend on β.',
    hint: 'How large is the reward of a log-ratio of one nat?',
    clause: 'β has no effect',
    change: { scale: (difference) => difference },
  },
  {
    id: 'beta-outside',
    sentence: 'β multiplies the loss, not the margin inside the sigmoid.',
    hint: 'What is the loss when the policy is the reference? Does it depend on β?',
    clause: 'β multiplies the loss, not the margin',
    change: {
      scale: (difference) => difference,
      reduce: (margins, loss, beta) => beta * mean(margins.map(loss)),
    },
  },
  {
    id: 'beta-squared',
    sentence: 'Your margin is multiplied by β twice.',
    hint: 'Where does β enter?',
    clause: 'the margin is multiplied by β twice',
    change: { scale: (difference, beta) => beta * beta * difference },
  },
  {
    id: 'beta-divides',
    sentence: 'Your margin is divided by β.',
    hint: 'Is the reward β times the log-ratio, or the log-ratio β times the reward?',
    clause: 'the margin is divided by β',
    change: { scale: (difference, beta) => difference / beta },
  },
];

export const dpoMisconceptions: readonly Misconception<DpoInput, NumericTensor>[] = [
  ...misconceptionsOf<DpoInput, NumericTensor, DpoSteps>(oracle, [
    ...differences,
    ...ratios,
    ...scales,
    ...preferenceMistakes,
  ]),
  ...stepPairsOf<DpoInput, NumericTensor, DpoSteps>(
    oracle,
    [...only(differences, ['swapped']), ...only(ratios, ['reference-forgotten', 'reference-added'])],
    [
      ...only(scales, ['beta-forgotten', 'beta-outside']),
      ...only(preferenceMistakes, ['summed', 'negative']),
    ],
  ),
  ...stepPairsOf<DpoInput, NumericTensor, DpoSteps>(
    oracle,
    only(scales, ['beta-forgotten', 'beta-divides']),
    only(preferenceMistakes, ['summed', 'negative']),
  ),
  ...stepPairsOf<DpoInput, NumericTensor, DpoSteps>(
    oracle,
    only(differences, ['swapped']),
    only(ratios, ['reference-forgotten']),
  ),
];

export const dpoConditions: readonly Condition<DpoInput>[] = [
  {
    when: 'with several pairs in the batch',
    otherwise: 'with one pair',
    holds: ({ policyChosen }) => dim(policyChosen, 0) > 1,
  },
  {
    when: 'when log-probabilities differ by hundreds',
    otherwise: 'when log-probabilities differ little',
    holds: ({ policyChosen, policyRejected }) =>
      policyChosen.data.some((chosen, i) => Math.abs(chosen - at(policyRejected, i)) > 100),
  },
];
