import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { QSampleInput } from '../../oracle/diffusion';
import { filled, tensor } from '../../oracle/tensor';
import { schedules } from '../shared/diffusion-inputs';

/** One example at each step of a schedule, with x0 or the noise alone: few mistakes show there. */
const alone = (): readonly QSampleInput[] =>
  fixedInputs(schedules(3), 3).flatMap((schedule, i) =>
    [0, schedule.betas.data.length - 1].map((t) => ({
      x0: filled([1, 2], i === 0 ? 0 : 1.5),
      t: tensor([1], [t], 'int32'),
      noise: filled([1, 2], i === 1 ? 0 : -1.25),
      schedule,
    })),
  );

/** Three examples whose axes are all as long as the batch: no coefficient fails to fit. */
const cubes = (): readonly QSampleInput[] =>
  fixedInputs(
    fc
      .record({ schedule: schedules(), rank: fc.constantFrom(2, 3, 4), numbers: numbersOf('gaussian') })
      .map(({ schedule, rank, numbers }) => {
        const shape = Array<number>(rank).fill(3);
        return {
          x0: numbers.normal('x0', shape),
          t: numbers.below('t', [3], schedule.betas.data.length),
          noise: numbers.normal('noise', shape),
          schedule,
        };
      }),
    6,
  );

export const isolating = (): readonly QSampleInput[] => [...alone(), ...cubes()];
