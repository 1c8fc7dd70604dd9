import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis } from '../../engine/inputs';
import type { ScheduleInput } from '../../oracle/diffusion';

/** Two steps or more, with and without a betaStart. */
export const inputs: Cases<ScheduleInput> = covering({
  isShort: [true, false],
  isDefault: [true, false],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      more: axis(3, 12),
      betaStart: fc.constantFrom(0.05, 0.1),
      betaEnd: fc.constantFrom(0.2, 0.3, 0.45),
    })
    .map(({ circumstances: { isShort, isDefault }, more, betaStart, betaEnd }) => ({
      numSteps: isShort ? 2 : more,
      betaStart: isDefault ? undefined : betaStart,
      betaEnd,
    })),
);

/** Both betas by default. */
export const withDefaults: fc.Arbitrary<ScheduleInput> = axis(2, 40).map((numSteps) => ({ numSteps }));
