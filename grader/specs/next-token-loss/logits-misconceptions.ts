import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  nextTokenLogits as oracle,
  type NextTokenLogitsInput,
  type NextTokenLogitsSteps,
} from '../../oracle/language-model';
import { logSoftmax, mapRows, softmax } from '../../oracle/linear-algebra';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { factorAlternatives } from './factor-mistakes';
import { alongPositions, gelu, onEach, relu, sigmoid } from './tensor-changes';

const LOSS_HINT = 'The softmax belongs to the loss.';
const SCALE_HINT = 'That scale belongs to attention.';
const ACTIVATION_HINT = 'Logits are a plain product; they may be any real numbers.';

/** Results that are not the plain product. */
const finishAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
  {
    id: 'probabilities',
    clause: 'the result is probabilities',
    sentence: 'You return probabilities; logits are what goes into the softmax.',
    hint: LOSS_HINT,
    steps: { finish: (logits) => mapRows(logits, softmax) },
  },
  {
    id: 'log-probabilities',
    clause: 'the result is log-probabilities',
    sentence: 'You return log-probabilities; logits are what goes into the softmax.',
    hint: LOSS_HINT,
    steps: { finish: (logits) => mapRows(logits, logSoftmax) },
  },
  {
    id: 'softmax-over-positions',
    clause: 'a softmax runs over the positions',
    hint: LOSS_HINT,
    steps: { finish: alongPositions(softmax) },
  },
  {
    id: 'relu',
    clause: 'a ReLU is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(relu) },
  },
  {
    id: 'gelu',
    clause: 'a GELU is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(gelu) },
  },
  {
    id: 'tanh',
    clause: 'a tanh is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(Math.tanh) },
  },
  {
    id: 'sigmoid',
    clause: 'a sigmoid is applied to the logits',
    hint: ACTIVATION_HINT,
    steps: { finish: onEach(sigmoid) },
  },
  {
    id: 'exponentials',
    clause: 'the exponentials of the logits are returned',
    hint: LOSS_HINT,
    steps: { finish: onEach(Math.exp) },
  },
  {
    id: 'negated',
    clause: 'the logits have the wrong sign',
    hint: 'Which token should get the largest logit: one whose column is like the hidden vector, or unlike it?',
    steps: { finish: onEach((value) => -value) },
  },
];

const scaleAlternatives: readonly Alternative<NextTokenLogitsSteps>[] = [
  {
    id: 'scaled',
    clause: 'the logits are divided by √dModel',
    sentence: 'Your logits are divided by √dModel.',
    hint: SCALE_HINT,
    steps: { scale: (dModel) => 1 / Math.sqrt(dModel) },
  },
  {
    id: 'divided-by-width',
    clause: 'the logits are divided by dModel',
    hint: 'The dot product is a sum, not a mean.',
    steps: { scale: (dModel) => 1 / dModel },
  },
  {
    id: 'multiplied-by-root',
    clause: 'the logits are multiplied by √dModel',
    hint: 'That scale belongs to embeddings.',
    steps: { scale: Math.sqrt },
  },
  {
    id: 'scaled-by-vocab',
    clause: 'the logits are divided by √vocab',
    hint: SCALE_HINT,
    steps: { scale: (_, vocab) => 1 / Math.sqrt(vocab) },
  },
];

export const logitsPipeline = pipelineOf<NextTokenLogitsInput, NumericTensor, NextTokenLogitsSteps>(oracle, [
  ...finishAlternatives,
  ...scaleAlternatives,
  ...factorAlternatives,
]);

export const logitsConditions: readonly Condition<NextTokenLogitsInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ hidden }) => dim(hidden, 0) > 1,
  },
];
