import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { numbersOf, type NumberStyle } from '../../engine/inputs';
import type { PosteriorStepInput } from '../../oracle/inverse-problem';
import { dim, sizeOf } from '../../oracle/tensor';
import { modelFor, schedules } from '../shared/diffusion-inputs';

/** The first step, the last one, and any; one measurement and several; ranks 2 to 4. */
const circumstances = {
  place: ['any', 'first', 'last'],
  shape: [
    [1, 1],
    [2, 2],
    [3, 1, 2],
    [1, 2, 1, 2],
  ],
  measurements: [1, 2, 3],
  kind: ['affine', 'tanh'],
} as const;

export const inputsWith = (...styles: NumberStyle[]): Cases<PosteriorStepInput> =>
  covering(circumstances).map((each) =>
    fc
      .record({
        circumstances: each,
        schedule: schedules(6),
        drawn: fc.nat(100),
        zeta: fc.constantFrom(0.5, 0.3, 1.7),
        numbers: numbersOf(...styles),
      })
      .map(({ circumstances: { place, shape, measurements, kind }, schedule, drawn, zeta, numbers }) => {
        const numSteps = dim(schedule.betas, 0);
        const size = sizeOf(shape.slice(1));
        return {
          model: modelFor(numbers, kind, numSteps),
          xt: numbers.normal('xt', shape),
          t: place === 'first' ? 0 : place === 'last' ? numSteps - 1 : drawn % numSteps,
          z: numbers.normal('z', shape),
          forward: { matrix: numbers.between('matrix', [size, measurements], -1.5, 1.5) },
          y: numbers.between('y', [shape[0], measurements], -3, 3),
          zeta,
          schedule,
        };
      }),
  );

export const inputs = inputsWith();
