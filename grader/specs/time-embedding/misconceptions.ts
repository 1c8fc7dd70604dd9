import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  timeEmbedding as oracle,
  type TimeEmbeddingInput,
  type TimeEmbeddingSteps,
} from '../../oracle/diffusion';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { columnAlternatives } from './column-mistakes';
import { frequencyAlternatives } from './frequency-mistakes';
import { angleAlternatives, timeAlternatives } from './time-mistakes';

export const pipeline = pipelineOf<TimeEmbeddingInput, NumericTensor, TimeEmbeddingSteps>(oracle, [
  ...columnAlternatives,
  ...timeAlternatives,
  ...frequencyAlternatives,
  ...angleAlternatives,
]);

export const conditions: readonly Condition<TimeEmbeddingInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ t }) => dim(t, 0) > 1,
  },
  {
    when: 'with several frequencies',
    otherwise: 'with one frequency',
    holds: (args) => args.dim > 2,
  },
];
