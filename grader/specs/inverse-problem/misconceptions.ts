import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  guidance,
  posteriorStep,
  type GuidanceInput,
  type GuidanceSteps,
  type PosteriorStepInput,
  type PosteriorStepSteps,
} from '../../oracle/inverse-problem';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { cleanAlternatives, gradientAlternatives } from './clean-mistakes';
import { guidedAlternatives } from './guided-mistakes';
import { misfitAlternatives, weightAlternatives } from './misfit-mistakes';
import { indexAlternatives } from './step-mistakes';

const guidanceAlternatives: readonly Alternative<GuidanceSteps>[] = [
  ...gradientAlternatives,
  ...misfitAlternatives,
  ...weightAlternatives,
  ...cleanAlternatives,
  ...indexAlternatives,
];

export const guidancePipeline = pipelineOf<GuidanceInput, NumericTensor, GuidanceSteps>(
  guidance,
  guidanceAlternatives,
);

/**
 * The mistakes in the guidance that a step inherits; the others have a name of their own there
 * (`guidance-added`, `zeta-again`).
 */
const inherited = guidanceAlternatives.filter(({ id }) => id !== 'downhill' && id !== 'zeta-squared');

export const posteriorPipeline = pipelineOf<PosteriorStepInput, NumericTensor, PosteriorStepSteps>(
  posteriorStep,
  [
    ...inherited.map(({ steps, ...said }) => ({ ...said, steps: { guidance: steps } })),
    ...guidedAlternatives,
  ],
);

export const conditions: readonly Condition<GuidanceInput>[] = [
  { when: 'at t = 0', otherwise: 'at every other step', holds: ({ t }) => t === 0 },
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ xt }) => dim(xt, 0) > 1,
  },
  {
    when: 'with several measurements of an example',
    otherwise: 'with one measurement',
    holds: ({ y }) => dim(y, 1) > 1,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ xt }) => xt.shape.length > 2 },
];
