import { pipelineOf } from '../../engine/pipeline';
import { fineTuningLoss as oracle, type FineTuningSteps, type ResponseInput } from '../../oracle/responses';
import type { NumericTensor } from '../../oracle/tensor';
import { responseAlternatives } from '../shared/response-mistakes';
import { reductionAlternatives } from './reduction-mistakes';

export const pipeline = pipelineOf<ResponseInput, NumericTensor, FineTuningSteps>(oracle, [
  ...responseAlternatives,
  ...reductionAlternatives,
]);
