import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { predictedClean, type PredictedCleanInput, type PredictedCleanSteps } from '../../oracle/diffusion';
import type { NumericTensor } from '../../oracle/tensor';
import {
  combineAlternatives,
  noiseAlternatives,
  shareAlternatives,
  signalAlternatives,
} from './clean-mistakes';
import { scoreConditions } from './score-misconceptions';
import { stepAlternatives } from './step-mistakes';

export const cleanPipeline = pipelineOf<PredictedCleanInput, NumericTensor, PredictedCleanSteps>(
  predictedClean,
  [
    ...shareAlternatives,
    ...signalAlternatives,
    ...noiseAlternatives,
    ...combineAlternatives,
    ...stepAlternatives,
  ],
);

export const cleanConditions: readonly Condition<PredictedCleanInput>[] = scoreConditions;
