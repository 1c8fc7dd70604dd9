import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { GptInput } from '../../oracle/gpt';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalHeads } from '../shared/conditions';
import { blockAlternatives, maskAlternatives } from './block-mistakes';
import { embeddingAlternatives } from './embedding-mistakes';
import { endAlternatives } from './end-mistakes';
import { positionAlternatives } from './position-mistakes';
import { gptInSteps, type GptPipelineSteps } from './steps';

export const pipeline = pipelineOf<GptInput, NumericTensor, GptPipelineSteps>(gptInSteps, [
  ...positionAlternatives,
  ...embeddingAlternatives,
  ...maskAlternatives,
  ...blockAlternatives,
  ...endAlternatives,
]);

export const conditions: readonly Condition<GptInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ tokens }) => dim(tokens, 0) > 1,
  },
  {
    when: 'with several tokens',
    otherwise: 'with one token',
    holds: ({ tokens }) => dim(tokens, 1) > 1,
  },
  severalHeads,
  {
    when: 'with blocks',
    otherwise: 'without blocks',
    holds: ({ params }) => params.blocks.length > 0,
  },
  {
    when: 'with several blocks',
    otherwise: 'with one block or none',
    holds: ({ params }) => params.blocks.length > 1,
  },
];
