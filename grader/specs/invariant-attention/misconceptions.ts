import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  coordinateUpdate,
  invariantPointAttention,
  type CoordinateUpdateInput,
  type CoordinateUpdateSteps,
  type PointAttentionInput,
  type PointAttentionOutput,
  type PointAttentionSteps,
} from '../../oracle/invariant-attention';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { frameAlternatives } from './frame-mistakes';
import { logitAlternatives } from './logit-mistakes';
import { updateAlternatives } from './update-mistakes';

export const attentionPipeline = pipelineOf<PointAttentionInput, PointAttentionOutput, PointAttentionSteps>(
  invariantPointAttention,
  [...frameAlternatives, ...logitAlternatives],
);

export const updatePipeline = pipelineOf<CoordinateUpdateInput, NumericTensor, CoordinateUpdateSteps>(
  coordinateUpdate,
  updateAlternatives,
);

export const attentionConditions: readonly Condition<PointAttentionInput>[] = [
  {
    when: 'with several points of a residue',
    otherwise: 'with one point',
    holds: ({ points }) => dim(points.queries, 1) > 1,
  },
  { when: 'with gamma > 0', otherwise: 'with gamma = 0', holds: ({ gamma }) => gamma > 0 },
  {
    when: 'with several residues',
    otherwise: 'with one residue',
    holds: ({ features }) => dim(features.queries, 0) > 1,
  },
];
