import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { numbersOf } from '../../engine/inputs';
import type { ReverseSampleInput, ReverseStepInput } from '../../oracle/diffusion';
import { dim } from '../../oracle/tensor';
import { modelFor, schedules } from '../shared/diffusion-inputs';

const kind = ['affine', 'tanh'] as const;

/** At t = 0 and later, for ranks 2 to 4, with one example and several. */
export const stepInputs: Cases<ReverseStepInput> = covering({
  isLast: [false, true],
  shape: [
    [1, 1],
    [2, 2],
    [3, 1, 2],
    [1, 2, 1, 2],
  ],
  kind,
}).map((circumstances) =>
  fc
    .record({ circumstances, schedule: schedules(6), place: fc.nat(100), numbers: numbersOf() })
    .map(({ circumstances: each, schedule, place, numbers }) => {
      const numSteps = dim(schedule.betas, 0);
      return {
        model: modelFor(numbers, each.kind, numSteps),
        xt: numbers.normal('xt', each.shape),
        t: each.isLast ? 0 : 1 + (place % (numSteps - 1)),
        z: numbers.normal('z', each.shape),
        schedule,
      };
    }),
);

export const sampleInputs: Cases<ReverseSampleInput> = covering({
  shape: [
    [1, 1],
    [2, 2],
    [3, 1, 2],
  ],
  kind,
}).map((circumstances) =>
  fc
    .record({ circumstances, schedule: schedules(6), numbers: numbersOf() })
    .map(({ circumstances: each, schedule, numbers }) => {
      const numSteps = dim(schedule.betas, 0);
      const gaussian = Array.from({ length: numSteps + 1 }, (_, i) =>
        numbers.normal(`draw ${String(i)}`, each.shape),
      );
      return {
        model: modelFor(numbers, each.kind, numSteps),
        shape: each.shape,
        schedule,
        gaussian: { gaussian },
      };
    }),
);
