import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { numbersOf, type Numbers } from '../../engine/inputs';
import type { CentreInput, MoleculeForwardInput, MoleculeReverseInput } from '../../oracle/molecules';
import { at, dim, generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import { modelFor, schedules } from '../shared/diffusion-inputs';

/** One molecule or several, with padding or not, along a line, in a plane and in space. */
const circumstances = {
  isPadded: [false, true],
  shape: [
    [1, 2, 3],
    [2, 3, 2],
    [3, 4, 3],
    [2, 2, 1],
  ],
} as const;

type Shape = (typeof circumstances.shape)[number];

/** Real atoms, and padding in each example if there is any. */
function maskOf({ below }: Numbers, [batch, atoms]: Shape, isPadded: boolean): NumericTensor {
  const coin = below('mask', [batch, atoms], 2);
  const kept = below('kept', [batch], atoms);
  const isReal = (i: number): boolean => {
    const from = (i % atoms) - at(kept, Math.floor(i / atoms));
    return from === 0 || (at(coin, i) !== 0 && from !== 1 && from !== 1 - atoms);
  };
  return generate([batch, atoms], (i) => (!isPadded || isReal(i) ? 1 : 0), 'bool');
}

/** Positions of molecules that are somewhere, with numbers at padding, too. */
function positions({ normal, between }: Numbers, name: string, shape: Shape): NumericTensor {
  const [batch, atoms, axes] = shape;
  const places = between(`places of ${name}`, [batch, axes], -2, 2);
  return mapValues(normal(name, shape), (value, i) =>
    Math.fround(value + at(places, Math.floor(i / (atoms * axes)) * axes + (i % axes))),
  );
}

export const centreInputs: Cases<CentreInput> = covering(circumstances).map((each) =>
  fc
    .record({ circumstances: each, numbers: numbersOf() })
    .map(({ circumstances: { isPadded, shape }, numbers }) => ({
      x: positions(numbers, 'x', shape),
      mask: maskOf(numbers, shape, isPadded),
    })),
);

export const forwardInputs: Cases<MoleculeForwardInput> = covering(circumstances).map((each) =>
  fc
    .record({ circumstances: each, schedule: schedules(), numbers: numbersOf() })
    .map(({ circumstances: { isPadded, shape }, schedule, numbers }) => ({
      x0: positions(numbers, 'x0', shape),
      t: numbers.below('t', [shape[0]], dim(schedule.betas, 0)),
      noise: numbers.normal('noise', shape),
      mask: maskOf(numbers, shape, isPadded),
      schedule,
    })),
);

export const reverseInputs: Cases<MoleculeReverseInput> = covering({
  ...circumstances,
  isLast: [false, true],
}).map((each) =>
  fc
    .record({ circumstances: each, schedule: schedules(6), place: fc.nat(100), numbers: numbersOf() })
    .map(({ circumstances: { isPadded, shape, isLast }, schedule, place, numbers }) => {
      const numSteps = dim(schedule.betas, 0);
      return {
        model: modelFor(numbers, 'affine', numSteps),
        xt: positions(numbers, 'xt', shape),
        t: isLast ? 0 : 1 + (place % (numSteps - 1)),
        z: numbers.normal('z', shape),
        mask: maskOf(numbers, shape, isPadded),
        schedule,
      };
    }),
);
