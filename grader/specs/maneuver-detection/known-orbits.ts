import { TRACK, type RelativeMotionInput } from '../../oracle/orbits';
import { tensor, type NumericTensor } from '../../oracle/tensor';

/** A motion that is known from theory: where it starts, and where it is after some orbits. */
export interface KnownOrbit {
  readonly input: RelativeMotionInput;
  readonly later: NumericTensor;
  readonly because: string;
}

const n = TRACK.meanMotion;
const period = (2 * Math.PI) / n;

const after = (
  orbits: number,
  start: readonly number[],
  later: readonly number[],
  because: string,
): KnownOrbit => ({
  input: { state: tensor([6], start.map(Math.fround)), meanMotion: n, dt: orbits * period },
  later: tensor([6], later),
  because,
});

const loop = [100, 0, 0, 0, -2 * n * 100, 0];

/** In a low orbit, in metres and minutes. */
export const knownOrbits: readonly KnownOrbit[] = [
  after(1, loop, loop, 'A satellite with vy = −2n·x does not drift: after one orbit, it is where it was.'),
  after(
    1 / 2,
    loop,
    loop.map((value) => -value),
    'A satellite with vy = −2n·x does not drift: after half an orbit, it is on the other side.',
  ),
  after(
    1,
    [100, 0, 0, 0, 0, 0],
    [100, -12 * Math.PI * 100, 0, 0, 0, 0],
    'A satellite at rest 100 m above the other falls back by 3,770 m in an orbit.',
  ),
  after(1, [0, 50, 0, 0, 0, 0], [0, 50, 0, 0, 0, 0], 'A satellite at rest 50 m ahead stays there.'),
  after(
    1 / 4,
    [0, 0, 100, 0, 0, 0],
    [0, 0, 0, 0, 0, -n * 100],
    'A satellite beside the orbit crosses its plane after a quarter of an orbit.',
  ),
];
