import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';
import type { ScheduleInput } from '../../oracle/diffusion';

export const inputs: fc.Arbitrary<ScheduleInput> = fc
  .record({
    numSteps: axis(2, 12),
    betaStart: fc.constantFrom(undefined, 0.05, 0.1),
    betaEnd: fc.constantFrom(0.2, 0.3, 0.45),
  })
  .map((input) => input);
