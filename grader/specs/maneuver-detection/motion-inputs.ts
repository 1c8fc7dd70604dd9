import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf } from '../../engine/inputs';
import type { RelativeMotionInput } from '../../oracle/orbits';
import { generate, tensor } from '../../oracle/tensor';

/** Axes before the six numbers of a state. */
const LEADING = [[], [2], [2, 3]] as const;

/**
 * States in units in which lengths and velocities are of the same size, so that a mistake in either
 * shows. n · dt is from less than a tenth of an orbit to a whole one, in both directions.
 */
export const motionInputs: Cases<RelativeMotionInput> = covering({
  leading: LEADING,
  isForward: [true, false],
  isLong: [false, true],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      meanMotion: fc.constantFrom(0.5, 0.8, 1.25, 1.6),
      angle: axis(3, 12),
      numbers: numbersOf(),
    })
    .map(({ circumstances: { leading, isForward, isLong }, meanMotion, angle, numbers }) => ({
      state: numbers.normal('state', [...leading, 6], 2),
      meanMotion,
      dt: ((isForward ? 1 : -1) * angle * (isLong ? 0.5 : 0.1)) / meanMotion,
    })),
);

/** One of the six numbers alone, for a quarter of an orbit and for less. */
export const motionIsolating: readonly RelativeMotionInput[] = [0.7, Math.PI / 2, 2.5].flatMap((angle) =>
  [0.6, 1.5].flatMap((meanMotion) => [
    ...Array.from({ length: 6 }, (_, k) => ({
      state: generate([6], (i) => Number(i === k)),
      meanMotion,
      dt: angle / meanMotion,
    })),
  ]),
);

/** No time, and whole orbits. */
export const motionExamples: readonly RelativeMotionInput[] = [
  ...[0, 0].map((dt, i) => ({
    state: tensor(
      [6],
      [1, -2, 0.5, 2, 1, -1].map((v) => v + i),
    ),
    meanMotion: 0.5,
    dt,
  })),
  ...[0.5, 1.25].map((meanMotion) => ({
    state: tensor([2, 6], [1, 0, 2, -1, 0.5, 1, 0, 2, -1, 0.5, 1, -1]),
    meanMotion,
    dt: (2 * Math.PI) / meanMotion,
  })),
];
