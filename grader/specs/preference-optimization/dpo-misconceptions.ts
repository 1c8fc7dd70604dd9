import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import { dpoLoss as oracle, type DpoInput, type DpoSteps } from '../../oracle/preferences';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { preferenceAlternatives } from '../shared/preference-mistakes';

const TWO_HINT = 'A preference compares two responses.';
const START_HINT = 'What is the loss before the first step, when the policy is the reference?';
const LOGARITHM_HINT = 'The arguments are logarithms. What becomes of a ratio?';

const ratioAlternatives: readonly Alternative<DpoSteps>[] = [
  {
    id: 'reference-forgotten',
    clause: 'the reference has no effect',
    sentence: 'The reference log-probabilities have no effect on your loss.',
    hint: 'The implicit reward is relative to something. What is the loss before the first step, when the policy is the reference?',
    steps: { logRatio: (policy) => policy },
  },
  {
    id: 'policy-forgotten',
    clause: 'the policy has no effect',
    hint: 'What does training change, the policy or the reference?',
    steps: { logRatio: (_, reference) => -reference },
  },
  {
    id: 'reference-added',
    clause: 'the reference enters with the wrong sign',
    sentence: 'The reference enters with the wrong sign, or its two responses are exchanged.',
    hint: START_HINT,
    steps: { logRatio: (policy, reference) => policy + reference },
  },
  {
    id: 'beta-on-policy-only',
    clause: 'β multiplies the policy’s log-probabilities only',
    sentence: 'β multiplies the policy’s log-probabilities, but not those of the reference.',
    hint: 'β multiplies the log-ratio. What is the loss when the policy is the reference?',
    steps: { logRatio: (policy, reference, beta) => policy - reference / beta },
  },
  {
    id: 'beta-on-reference-only',
    clause: 'β multiplies the reference’s log-probabilities only',
    hint: 'β multiplies the log-ratio. What is the loss when the policy is the reference?',
    steps: { logRatio: (policy, reference, beta) => policy / beta - reference },
  },
  {
    id: 'logarithms-divided',
    clause: 'the log-probabilities of policy and reference are divided',
    hint: LOGARITHM_HINT,
    steps: { logRatio: (policy, reference) => policy / reference },
  },
  {
    id: 'ratio-of-probabilities',
    clause: 'the ratio of the probabilities is taken, not its logarithm',
    hint: LOGARITHM_HINT,
    steps: { logRatio: (policy, reference) => Math.exp(policy - reference) },
  },
];

const differenceAlternatives: readonly Alternative<DpoSteps>[] = [
  {
    id: 'swapped',
    clause: 'chosen and rejected are exchanged',
    sentence:
      'Chosen and rejected are exchanged: your loss falls as the policy moves towards what is rejected.',
    hint: 'Which of the two should training make more probable?',
    steps: { difference: (chosen, rejected) => rejected - chosen },
  },
  {
    id: 'added',
    clause: 'the two log-ratios are added',
    hint: TWO_HINT,
    steps: { difference: (chosen, rejected) => chosen + rejected },
  },
  {
    id: 'rejected-ignored',
    clause: 'the rejected responses have no effect',
    sentence: 'Your loss does not depend on the rejected responses.',
    hint: TWO_HINT,
    steps: { difference: (chosen) => chosen },
  },
  {
    id: 'chosen-ignored',
    clause: 'the chosen responses have no effect',
    sentence: 'Your loss does not depend on the chosen responses.',
    hint: TWO_HINT,
    steps: { difference: (_, rejected) => -rejected },
  },
  {
    id: 'absolute',
    clause: 'the margin is an absolute difference',
    hint: 'Which of the two should training make more probable?',
    steps: { difference: (chosen, rejected) => Math.abs(chosen - rejected) },
  },
];

const scaleAlternatives: readonly Alternative<DpoSteps>[] = [
  {
    id: 'beta-forgotten',
    clause: 'β has no effect',
    sentence: 'Your loss does not depend on β.',
    hint: 'How large is the reward of a log-ratio of one nat?',
    steps: { scale: (difference) => difference },
  },
  {
    id: 'beta-outside',
    clause: 'β multiplies the loss, not the margin',
    sentence: 'β multiplies the loss, not the margin inside the sigmoid.',
    hint: 'What is the loss when the policy is the reference? Does it depend on β?',
    steps: { scale: (difference) => difference, factor: (_, beta) => beta },
  },
  {
    id: 'beta-squared',
    clause: 'the margin is multiplied by β twice',
    sentence: 'Your margin is multiplied by β twice.',
    hint: 'Where does β enter?',
    steps: { scale: (difference, beta) => beta * beta * difference },
  },
  {
    id: 'beta-divides',
    clause: 'the margin is divided by β',
    sentence: 'Your margin is divided by β.',
    hint: 'Is the reward β times the log-ratio, or the log-ratio β times the reward?',
    steps: { scale: (difference, beta) => difference / beta },
  },
  {
    id: 'squared-distance',
    clause: 'the loss is the squared distance of the difference from 1/(2β), as in another method (IPO)',
    hint: 'The loss asked for is the one of the reward model, applied to implicit rewards.',
    steps: {
      scale: (difference) => difference,
      loss: (margin, beta) => (margin - 1 / (2 * beta)) ** 2,
    },
  },
];

export const dpoPipeline = pipelineOf<DpoInput, NumericTensor, DpoSteps>(oracle, [
  ...ratioAlternatives,
  ...differenceAlternatives,
  ...scaleAlternatives,
  ...preferenceAlternatives,
]);

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
