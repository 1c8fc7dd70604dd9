import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import { reverseStep, type ReverseStepInput, type ReverseStepSteps } from '../../oracle/diffusion';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { indexAlternatives, unguardedAlternatives } from './index-mistakes';
import { meanAlternatives, predictionAlternatives } from './mean-mistakes';
import { noiseAlternatives } from './noise-mistakes';

/** Mistakes in one step; a sampler that makes them does so at every step. */
export const stepAlternatives: readonly Alternative<ReverseStepSteps>[] = [
  ...predictionAlternatives,
  ...meanAlternatives,
  ...noiseAlternatives,
  ...indexAlternatives,
];

export const stepPipeline = pipelineOf<ReverseStepInput, NumericTensor, ReverseStepSteps>(reverseStep, [
  ...stepAlternatives,
  ...unguardedAlternatives,
]);

export const stepConditions: readonly Condition<ReverseStepInput>[] = [
  {
    when: 'at t = 0',
    otherwise: 'at every other step',
    holds: ({ t }) => t === 0,
  },
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ xt }) => dim(xt, 0) > 1,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ xt }) => xt.shape.length > 2 },
];
