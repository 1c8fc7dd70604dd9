import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  clohessyWiltshire,
  detectionScores,
  maneuverLogits,
  type DetectionInput,
  type DetectionScores,
  type ManeuverInput,
  type ManeuverSteps,
  type MatchingSteps,
  type RelativeMotionInput,
  type RelativeMotionSteps,
} from '../../oracle/orbits';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalHeads } from '../shared/conditions';
import { maneuverAlternatives } from './innovation-mistakes';
import { motionAlternatives } from './motion-mistakes';
import { scoreAlternatives } from './score-mistakes';

export const motionPipeline = pipelineOf<RelativeMotionInput, NumericTensor, RelativeMotionSteps>(
  clohessyWiltshire,
  motionAlternatives,
);

export const logitPipeline = pipelineOf<ManeuverInput, NumericTensor, ManeuverSteps>(
  maneuverLogits,
  maneuverAlternatives,
);

export const scorePipeline = pipelineOf<DetectionInput, DetectionScores, MatchingSteps>(
  detectionScores,
  scoreAlternatives,
);

export const motionConditions: readonly Condition<RelativeMotionInput>[] = [
  { when: 'for rank 2 and 3', otherwise: 'for rank 1', holds: ({ state }) => state.shape.length > 1 },
  { when: 'with a negative time', otherwise: 'with a positive time', holds: ({ dt }) => dt < 0 },
];

export const logitConditions: readonly Condition<ManeuverInput>[] = [
  { when: 'with several tracks', otherwise: 'with one track', holds: ({ track }) => dim(track, 0) > 1 },
  severalHeads,
];

export const scoreConditions: readonly Condition<DetectionInput>[] = [
  { when: 'with several tracks', otherwise: 'with one track', holds: ({ burns }) => dim(burns, 0) > 1 },
  {
    when: 'without detections',
    otherwise: 'with detections',
    holds: ({ detections }) => detections.data.every((flag) => flag === 0),
  },
  {
    when: 'without burns',
    otherwise: 'with burns',
    holds: ({ burns }) => burns.data.every((flag) => flag === 0),
  },
];
