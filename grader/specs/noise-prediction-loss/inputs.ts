import * as fc from 'fast-check';
import { numbersOf, type NumberStyle } from '../../engine/inputs';
import type { NoisePredictionInput } from '../../oracle/diffusion';
import { dim } from '../../oracle/tensor';
import { modelFor, noisedInputs } from '../shared/diffusion-inputs';

export const inputs = (styles?: NumberStyle[]): fc.Arbitrary<NoisePredictionInput> =>
  fc
    .tuple(noisedInputs(styles), fc.constantFrom('affine' as const, 'tanh' as const), numbersOf('gaussian'))
    .map(([noised, kind, numbers]) => ({
      model: modelFor(numbers, kind, dim(noised.schedule.betas, 0)),
      ...noised,
    }));
