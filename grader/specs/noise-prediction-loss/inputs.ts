import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { numbersOf, type NumberStyle } from '../../engine/inputs';
import type { NoisePredictionInput } from '../../oracle/diffusion';
import { dim } from '../../oracle/tensor';
import { modelFor, noisedCircumstances, noisedUnder } from '../shared/diffusion-inputs';

export const inputs = (styles: readonly NumberStyle[] = []): Cases<NoisePredictionInput> =>
  covering({ ...noisedCircumstances, kind: ['affine', 'tanh'] }).map((circumstances) =>
    fc
      .tuple(noisedUnder(circumstances, styles), numbersOf('gaussian'))
      .map(([{ circumstances: each, ...noised }, numbers]) => ({
        model: modelFor(numbers, each.kind, dim(noised.schedule.betas, 0)),
        ...noised,
      })),
  );
