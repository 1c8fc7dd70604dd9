import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  feedForward as oracle,
  type FeedForwardInput,
  type FeedForwardSteps,
} from '../../oracle/feed-forward';
import type { NumericTensor } from '../../oracle/tensor';
import { activationAlternatives } from './activation-mistakes';
import { layerAlternatives } from './layer-mistakes';

export const pipeline = pipelineOf<FeedForwardInput, NumericTensor, FeedForwardSteps>(oracle, [
  ...activationAlternatives,
  ...layerAlternatives,
]);

export const conditions: readonly Condition<FeedForwardInput>[] = [
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
];
