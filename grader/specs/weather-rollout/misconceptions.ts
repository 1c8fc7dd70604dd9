import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  anomalyCorrelation,
  latitudeWeightedRmse,
  lorenz96Tendency,
  rollOut,
  type CorrelationInput,
  type CorrelationSteps,
  type ErrorInput,
  type Lorenz96Input,
  type Lorenz96Steps,
  type RollOutInput,
  type RollOutSteps,
  type WeightedErrorSteps,
} from '../../oracle/weather';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { correlationAlternatives, errorAlternatives } from './field-mistakes';
import { rollOutAlternatives } from './roll-out-mistakes';
import { tendencyAlternatives } from './tendency-mistakes';

export const rollOutPipeline = pipelineOf<RollOutInput, NumericTensor, RollOutSteps>(
  rollOut,
  rollOutAlternatives,
);

export const tendencyPipeline = pipelineOf<Lorenz96Input, NumericTensor, Lorenz96Steps>(
  lorenz96Tendency,
  tendencyAlternatives,
);

export const errorPipeline = pipelineOf<ErrorInput, NumericTensor, WeightedErrorSteps>(
  latitudeWeightedRmse,
  errorAlternatives,
);

export const correlationPipeline = pipelineOf<CorrelationInput, NumericTensor, CorrelationSteps>(
  anomalyCorrelation,
  correlationAlternatives,
);

export const rollOutConditions: readonly Condition<RollOutInput>[] = [
  { when: 'with several steps', otherwise: 'with at most one step', holds: ({ numSteps }) => numSteps > 1 },
  { when: 'with steps', otherwise: 'without steps', holds: ({ numSteps }) => numSteps > 0 },
  { when: 'for rank 2 and 3', otherwise: 'for rank 1', holds: ({ x0 }) => x0.shape.length > 1 },
];

export const tendencyConditions: readonly Condition<Lorenz96Input>[] = [
  { when: 'for rank 2 and 3', otherwise: 'for rank 1', holds: ({ x }) => x.shape.length > 1 },
];

export const fieldConditions: readonly Condition<ErrorInput>[] = [
  {
    when: 'with as many longitudes as latitudes',
    otherwise: 'with another number of longitudes than latitudes',
    holds: ({ truth }) => dim(truth, 0) === dim(truth, 1),
  },
];
