import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  nextTokenLoss as oracle,
  type NextTokenLossInput,
  type NextTokenLossSteps,
} from '../../oracle/language-model';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { softmaxAlternatives } from '../shared/likelihood-mistakes';
import { overflowAlternatives } from '../shared/overflow-mistakes';
import { pickAlternatives } from '../shared/pick-mistakes';
import { shiftAlternatives } from '../shared/shift-mistakes';
import { reductionAlternatives } from './reduction-mistakes';

const pairAlternatives: readonly Alternative<NextTokenLossSteps>[] = [
  {
    id: 'compared-with-all-tokens',
    clause: 'each position is compared with the next tokens of all positions',
    sentence:
      'Your loss compares each position with the next tokens of all positions, not only with its own.',
    hint: 'Print the shape after you pick the probabilities: tf.gather takes whole slices, and picks every index from every one. PyTorch’s gather pairs them.',
    steps: {
      pair: (predictions) => {
        const all = predictions.flat();
        return predictions.map((each) =>
          each.flatMap(({ from }) => all.map(({ target }) => ({ from, target }))),
        );
      },
    },
  },
  {
    id: 'tokens-transposed',
    clause: 'the tokens are flattened with batch and positions exchanged',
    hint: 'When you flatten logits and tokens, does each row of logits still meet its own token?',
    steps: {
      pair: (predictions) => {
        const [first] = predictions;
        if (first === undefined || predictions.some((each) => each.length !== first.length))
          throw new RangeError('the examples differ in length');
        const targets = first.flatMap((_, i) => predictions.map((each) => each[i]?.target ?? NaN));
        return predictions.map((each, example) =>
          each.map(({ from }, i) => ({ from, target: targets[example * first.length + i] ?? NaN })),
        );
      },
    },
  },
];

export const lossPipeline = pipelineOf<NextTokenLossInput, NumericTensor, NextTokenLossSteps>(oracle, [
  ...shiftAlternatives,
  ...softmaxAlternatives,
  ...overflowAlternatives,
  ...pickAlternatives,
  ...pairAlternatives,
  ...reductionAlternatives,
]);

export const lossConditions: readonly Condition<NextTokenLossInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ tokens }) => dim(tokens, 0) > 1,
  },
  {
    when: 'with three or more tokens',
    otherwise: 'with two tokens',
    holds: ({ tokens }) => dim(tokens, 1) > 2,
  },
];
