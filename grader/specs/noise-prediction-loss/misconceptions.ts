import { pipelineOf } from '../../engine/pipeline';
import {
  noisePredictionLoss,
  type NoisePredictionInput,
  type NoisePredictionSteps,
} from '../../oracle/diffusion';
import type { NumericTensor } from '../../oracle/tensor';
import { modelAlternatives, targetAlternatives } from './model-mistakes';
import { noisedAlternatives } from './noised-mistakes';
import { measureAlternatives, reductionAlternatives } from './reduction-mistakes';

export const pipeline = pipelineOf<NoisePredictionInput, NumericTensor, NoisePredictionSteps>(
  noisePredictionLoss,
  [
    ...noisedAlternatives,
    ...modelAlternatives,
    ...targetAlternatives,
    ...measureAlternatives,
    ...reductionAlternatives,
  ],
);
