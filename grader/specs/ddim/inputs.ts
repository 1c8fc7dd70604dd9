import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import { BEFORE_FIRST, type DdimInput, type Schedule } from '../../oracle/diffusion';
import { dim } from '../../oracle/tensor';
import { modelFor, schedules } from '../shared/diffusion-inputs';

/** Schedules with room for a jump over several steps. */
const longSchedules: fc.Arbitrary<Schedule> = schedules(8).filter(({ betas }) => dim(betas, 0) > 3);

/** One step, a jump over several, or a step to clean data: from the first step, or a later one. */
const kinds = ['one step', 'to index 0', 'jump', 'to clean data', 'last step'] as const;

type Kind = (typeof kinds)[number];

/** A place in a schedule, from any whole number. */
function placeOf(kind: Kind, place: number, numSteps: number): [number, number] {
  const later = (from: number): number => from + (place % (numSteps - from));
  switch (kind) {
    case 'one step': {
      const t = later(1);
      return [t, t - 1];
    }
    case 'to index 0':
      return [1, 0];
    case 'jump': {
      const t = later(2);
      return [t, Math.floor(place / numSteps) % (t - 1)];
    }
    case 'to clean data':
      return [later(1), BEFORE_FIRST];
    case 'last step':
      return [0, BEFORE_FIRST];
  }
}

/** Each of these kinds with no fresh noise, all of it, and some; for ranks 2 to 4. */
const inputsOf = (kind: readonly Kind[]): Cases<DdimInput> =>
  covering({
    kind,
    eta: [0, 1, 0.5],
    shape: [
      [1, 1],
      [2, 2],
      [3, 1, 2],
      [1, 2, 1, 2],
    ],
    model: ['affine', 'tanh'],
  }).map((circumstances) =>
    fc
      .record({ circumstances, schedule: longSchedules, place: fc.nat(1000), numbers: numbersOf() })
      .map(({ circumstances: each, schedule, place, numbers }) => {
        const numSteps = dim(schedule.betas, 0);
        const [t, tBefore] = placeOf(each.kind, place, numSteps);
        return {
          model: modelFor(numbers, each.model, numSteps),
          xt: numbers.normal('xt', each.shape),
          t,
          tBefore,
          eta: each.eta,
          z: numbers.normal('z', each.shape),
          schedule,
        };
      }),
  );

export const inputs = inputsOf(kinds);

/** Steps within the schedule: what a function does with clean data makes no difference here. */
export const withinSchedule = inputsOf(['one step', 'to index 0', 'jump']);

export const fixedSchedules = once((): readonly Schedule[] => fixedInputs(longSchedules, 4));
