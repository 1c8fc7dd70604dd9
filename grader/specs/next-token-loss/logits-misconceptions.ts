import type { Condition, Misconception } from '../../engine/exercise';
import { nextTokenLogits as oracle, type NextTokenLogitsInput } from '../../oracle/language-model';
import { crossEntropy, softmax } from '../../oracle/linear-algebra';
import { dim, mapValues, type NumericTensor } from '../../oracle/tensor';
import { perRow } from './per-row';

export const logitsMisconceptions: readonly Misconception<NextTokenLogitsInput, NumericTensor>[] = [
  {
    id: 'probabilities',
    sentence: 'You return probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss.',
    compute: (args) => perRow(oracle(args), softmax),
  },
  {
    id: 'log-probabilities',
    sentence: 'You return log-probabilities; logits are what goes into the softmax.',
    hint: 'The softmax belongs to the loss.',
    compute: (args) => perRow(oracle(args), (row) => row.map((_, target) => -crossEntropy(row, target))),
  },
  {
    id: 'scaled',
    sentence: 'Your logits are divided by √dModel.',
    hint: 'That scale belongs to attention.',
    compute: (args) => mapValues(oracle(args), (value) => value / Math.sqrt(dim(args.unembedding, 0))),
  },
];

export const logitsConditions: readonly Condition<NextTokenLogitsInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ hidden }) => dim(hidden, 0) > 1,
  },
];
