import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf } from '../../engine/inputs';
import { clohessyWiltshire, type ManeuverInput } from '../../oracle/orbits';
import { dim, generate, type NumericTensor } from '../../oracle/tensor';
import { signalParams } from '../shared/signal-params';

/** The circumstances of a detection; all of them if none are given. */
interface Circumstances {
  readonly batch?: readonly number[];
  readonly times?: readonly [from: number, to: number];
}

/**
 * Tracks and models whose numbers all differ, in units in which lengths and velocities are of the
 * same size.
 */
export const logitInputs = ({ batch = [1, 2], times = [3, 5] }: Circumstances = {}): Cases<ManeuverInput> =>
  covering({ batch, numHeads: [1, 2], isShort: [false, true] }).map((circumstances) =>
    fc
      .record({
        circumstances,
        time: axis(...times),
        spare: axis(1, 2),
        dModel: axis(4, 5),
        dHead: axis(1, 3),
        dHidden: axis(2, 5),
        meanMotion: fc.constantFrom(0.5, 0.8, 1.25),
        angle: axis(3, 9),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(({ circumstances: each, time: several, spare, meanMotion, angle, numbers, ...sizes }) => {
        const time = each.isShort ? 2 : several;
        const maxTime = each.batch * time + spare;
        return {
          track: numbers.normal('track', [each.batch, time, 6]),
          params: signalParams(numbers, { ...sizes, features: 6, numHeads: each.numHeads, maxTime }),
          numHeads: each.numHeads,
          meanMotion,
          dt: angle / 10 / meanMotion,
        };
      }),
  );

/** The same input with tracks of free motion from the first states, each times a factor. */
export function freely(args: ManeuverInput, factor: number): ManeuverInput {
  const { track, meanMotion, dt } = args;
  const [batch, time] = [dim(track, 0), dim(track, 1)];
  const start = generate([batch, 6], (i) => {
    const [example, k] = [Math.floor(i / 6), i % 6];
    return factor * ((track.data[example * time * 6 + k] ?? NaN) + 0.5 * k - 1);
  });
  const states = Array.from({ length: time }, (_, t) =>
    clohessyWiltshire({ state: start, meanMotion, dt: t * dt }),
  );
  const free: NumericTensor = generate(track.shape, (i) => {
    const [k, t, example] = [i % 6, Math.floor(i / 6) % time, Math.floor(i / (6 * time))];
    return Math.fround(states[t]?.data[example * 6 + k] ?? NaN);
  });
  return { ...args, track: free };
}
