import { pipelineOf } from '../../engine/pipeline';
import { qSample, type QSampleInput, type QSampleSteps } from '../../oracle/diffusion';
import type { NumericTensor } from '../../oracle/tensor';
import { noiseAlternatives, shareAlternatives, signalAlternatives } from './coefficient-mistakes';
import { exampleAlternatives, indexAlternatives } from './step-mistakes';
import { sumAlternatives } from './sum-mistakes';

export const pipeline = pipelineOf<QSampleInput, NumericTensor, QSampleSteps>(qSample, [
  ...shareAlternatives,
  ...signalAlternatives,
  ...noiseAlternatives,
  ...sumAlternatives,
  ...indexAlternatives,
  ...exampleAlternatives,
]);
