import type { SceneTools } from '../functions';
import { numbersOf } from '../wrong-result';

export interface OrbitInput {
  /** The velocities after a burn at the origin, in lengths per radian of the orbit. */
  readonly radial: number;
  readonly along: number;
  readonly orbits: number;
}

export interface OrbitResult {
  /** Along the flight and away from the Earth, after each part of an orbit. */
  readonly y: readonly number[];
  readonly x: readonly number[];
}

const PARTS = 60;

/** Where a satellite drifts after a burn, seen from where it would have been. */
export function orbitScene({ tf, find }: SceneTools, { radial, along, orbits }: OrbitInput): OrbitResult {
  const start = tf.tensor1d([0, 0, 0, radial, along, 0]);
  // The function takes at most a little more than an orbit at once, so each part starts anew.
  const dt = (2 * Math.PI) / PARTS;
  let state = start;
  const states = [[0, 0]];
  for (let i = 0; i < PARTS * orbits; i++) {
    const numbers = numbersOf(
      tf,
      find('clohessyWiltshire')(state, 1, dt),
      'The result of clohessyWiltshire',
      [6],
    );
    states.push([numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN]);
    state = tf.tensor1d(numbers);
  }
  return { x: states.map(([x = 0]) => x), y: states.map(([, y = 0]) => y) };
}
