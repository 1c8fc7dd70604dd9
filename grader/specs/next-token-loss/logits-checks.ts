import { specify } from '../../engine/specify';
import { nextTokenLogits as oracle, type NextTokenLogitsInput } from '../../oracle/language-model';
import type { NumericTensor } from '../../oracle/tensor';
import { logitsGradientInputs, logitsInputs } from './inputs';
import { logitsIsolating } from './isolating';
import { logitsConditions, logitsPipeline } from './logits-misconceptions';

const logits = specify<NextTokenLogitsInput, NumericTensor>({
  name: 'nextTokenLogits',
  parameters: ['hidden', 'unembedding'],
  resultName: 'logits',
  oracle: (args) => oracle(args),
  inputs: logitsInputs,
  isolating: logitsIsolating,
  pipeline: logitsPipeline,
  conditions: logitsConditions,
});

export const logitsChecks = [
  logits.oracle()('The logits are hidden · unembedding', {
    id: 'logits-formula',
    points: 1,
    hint: 'A product over the last axis, without bias or softmax.',
  }),
  logits.fixtures('The logits match PyTorch’s', {
    id: 'logits-pytorch',
    points: 1,
    hint: 'A product over the last axis.',
  }),
];

export const logitsGradient = logits.gradient(logitsGradientInputs)(
  'The gradient of the logits reaches hidden and unembedding',
  {
    id: 'logits-gradient',
    points: 1,
    hint: 'tf.matMul of rank 3 by rank 2 has no gradient for the second argument; use project from ../given/project instead.',
  },
);
