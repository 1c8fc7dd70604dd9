import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { ReverseSampleInput, ReverseStepInput } from '../../oracle/diffusion';
import { dim } from '../../oracle/tensor';
import { modelFor, schedules } from '../shared/diffusion-inputs';

export const stepInputs = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<ReverseStepInput> =>
  fc
    .record({
      shape: fc.array(axis(1, 3), { minLength: 2, maxLength: 4 }),
      schedule: schedules(6),
      last: fc.nat(100),
      kind: fc.constantFrom('affine' as const, 'tanh' as const),
      numbers: numbersOf(...styles),
    })
    .map(({ shape, schedule, last, kind, numbers }) => {
      const numSteps = dim(schedule.betas, 0);
      return {
        model: modelFor(numbers, kind, numSteps),
        xt: numbers.normal('xt', shape),
        t: last % numSteps,
        z: numbers.normal('z', shape),
        schedule,
      };
    });

export const sampleInputs: fc.Arbitrary<ReverseSampleInput> = fc
  .record({
    shape: fc.array(axis(1, 3), { minLength: 2, maxLength: 3 }),
    schedule: schedules(6),
    kind: fc.constantFrom('affine' as const, 'tanh' as const),
    numbers: numbersOf(),
  })
  .map(({ shape, schedule, kind, numbers }) => {
    const numSteps = dim(schedule.betas, 0);
    const gaussian = Array.from({ length: numSteps + 1 }, (_, i) =>
      numbers.normal(`draw ${String(i)}`, shape),
    );
    return { model: modelFor(numbers, kind, numSteps), shape, schedule, gaussian: { gaussian } };
  });
