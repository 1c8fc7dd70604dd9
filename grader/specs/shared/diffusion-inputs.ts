import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import type { Condition } from '../../engine/exercise';
import { axis, numbersOf, type NumberStyle, type Numbers } from '../../engine/inputs';
import {
  linearNoiseSchedule,
  type NamedModel,
  type QSampleInput,
  type Schedule,
} from '../../oracle/diffusion';
import { dim, generate, mapValues } from '../../oracle/tensor';

/** Rounds a schedule to float32. */
export function float32Schedule({ betas, alphas, alphaBars }: Schedule): Schedule {
  const round = (x: Schedule['betas']): Schedule['betas'] => mapValues(x, Math.fround);
  return { betas: round(betas), alphas: round(alphas), alphaBars: round(alphaBars) };
}

/** Short schedules whose steps differ so much that an index off by one shows. */
export const schedules = (maxSteps = 8): fc.Arbitrary<Schedule> =>
  fc
    .record({
      numSteps: axis(2, maxSteps),
      betaStart: fc.constantFrom(0.05, 0.1, 0.2),
      rise: fc.constantFrom(0.25, 0.4),
    })
    .map(({ numSteps, betaStart, rise }) =>
      float32Schedule(linearNoiseSchedule({ numSteps, betaStart, betaEnd: betaStart + rise })),
    );

/** What can decide about noised data: one example or several, of rank 2, 3 and 4. */
export const noisedCircumstances = {
  isAlone: [true, false],
  rest: [[1], [2], [3, 2], [2, 1, 2]],
} as const;

interface NoisedCircumstances {
  readonly isAlone: boolean;
  readonly rest: readonly number[];
}

/** Each example has its own step, which may be the first or the last. */
export const noisedUnder = <C extends NoisedCircumstances>(
  circumstances: fc.Arbitrary<C>,
  styles: readonly NumberStyle[] = [],
): fc.Arbitrary<QSampleInput & { readonly circumstances: C }> =>
  fc
    .record({ circumstances, several: axis(2, 4), schedule: schedules(), numbers: numbersOf(...styles) })
    .map(({ circumstances: each, several, schedule, numbers }) => {
      const shape = [each.isAlone ? 1 : several, ...each.rest];
      return {
        x0: numbers.normal('x0', shape),
        t: numbers.below('t', shape.slice(0, 1), dim(schedule.betas, 0)),
        noise: numbers.normal('noise', shape),
        schedule,
        circumstances: each,
      };
    });

/** Data of rank 2, 3 and 4. */
export const noisedInputs = (styles: readonly NumberStyle[] = []): Cases<QSampleInput> =>
  covering(noisedCircumstances).map((circumstances) =>
    noisedUnder(circumstances, styles).map(({ x0, t, noise, schedule }) => ({ x0, t, noise, schedule })),
  );

export const noisedConditions: readonly Condition<QSampleInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ x0 }) => dim(x0, 0) > 1,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x0 }) => x0.shape.length > 2 },
];

/** A model whose output depends on xt and, through its tables, on the step. */
export const modelFor = ({ between }: Numbers, kind: NamedModel['model'], numSteps: number): NamedModel => ({
  model: kind,
  scale: between('scale', [numSteps], -0.8, 0.8),
  offset: between('offset', [numSteps], -1, 1),
});

/** A model that returns one number for each step, whatever xt is. */
export const stepModel = (numSteps: number, output: (t: number) => number): NamedModel => ({
  model: 'affine',
  scale: generate([numSteps], () => 0),
  offset: generate([numSteps], (t) => Math.fround(output(t))),
});
