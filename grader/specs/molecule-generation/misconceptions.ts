import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  centre,
  logProbOfCentredGaussian,
  moleculeForward,
  moleculeReverseStep,
  type CentreInput,
  type CentreSteps,
  type DensitySteps,
  type MaskedInput,
  type MoleculeForwardInput,
  type MoleculeForwardSteps,
  type MoleculeReverseInput,
  type MoleculeReverseSteps,
} from '../../oracle/molecules';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { centreAlternatives } from './centre-mistakes';
import { densityAlternatives } from './density-mistakes';
import { forwardAlternatives } from './forward-mistakes';
import { reverseAlternatives } from './reverse-mistakes';

/** Mistakes in `centre`, which whoever calls it makes too. */
const inherited: readonly Alternative<{ readonly centre: Partial<CentreSteps> }>[] = centreAlternatives.map(
  ({ steps, ...said }) => ({ ...said, steps: { centre: steps } }),
);

export const centrePipeline = pipelineOf<CentreInput, NumericTensor, CentreSteps>(centre, centreAlternatives);

export const densityPipeline = pipelineOf<CentreInput, NumericTensor, DensitySteps>(
  logProbOfCentredGaussian,
  [...inherited, ...densityAlternatives],
);

export const forwardPipeline = pipelineOf<MoleculeForwardInput, NumericTensor, MoleculeForwardSteps>(
  moleculeForward,
  [...inherited, ...forwardAlternatives],
);

export const reversePipeline = pipelineOf<MoleculeReverseInput, NumericTensor, MoleculeReverseSteps>(
  moleculeReverseStep,
  [...inherited, ...reverseAlternatives],
);

export const conditions: readonly Condition<MaskedInput>[] = [
  {
    when: 'with padding',
    otherwise: 'without padding',
    holds: ({ mask }) => mask.data.includes(0),
  },
  {
    when: 'with several molecules in the batch',
    otherwise: 'with one molecule',
    holds: ({ mask }) => dim(mask, 0) > 1,
  },
  {
    when: 'if padding stands before a real atom',
    otherwise: 'if padding stands at the end',
    holds: ({ mask }) =>
      mask.data.some((real, i) => real !== 0 && i % dim(mask, 1) > 0 && mask.data[i - 1] === 0),
  },
];
