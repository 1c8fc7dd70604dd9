import { gaussians, uniforms } from '../random';
import { generate, tensor, type NumericTensor } from '../tensor';
import { clohessyWiltshire } from './clohessy-wiltshire';

/**
 * Relative motion in a low orbit, in metres and minutes: n = 0.0675 rad/min is one orbit in 93
 * minutes.
 */
export const TRACK = { meanMotion: 0.0675, dt: 2, time: 16 } as const;

/** Standard deviations of observations: of each coordinate, in m, and of velocity, in m/min. */
const NOISE = { position: 4, velocity: 1 } as const;

/** One observation of ten is this many times as wrong. */
const GLITCH = { share: 0.1, factor: 6 } as const;

/** The change of velocity in a burn, in m/min: 8 to 16 m/min are 13 to 27 cm/s. */
const BURN = { share: 0.08, from: 8, to: 16, first: 2 } as const;

const START = { position: 500, velocity: 20 } as const;

export interface Tracks {
  /** Observed states `[tracks, time, 6]`, in m and m/min. */
  readonly track: NumericTensor;
  /** bool `[tracks, time]`: true at the first step after a burn. */
  readonly burns: NumericTensor;
  /** Whether each observation is far off, track after track. */
  readonly isBad: readonly boolean[];
}

/**
 * Tracks with impulsive burns: between two steps, a burn may change the velocity in a random
 * direction, and else the satellite moves freely. Observations have noise, and some are far off.
 * Two burns of a track are at least three steps apart, and none is in the last two steps.
 */
export function simulateTracks(seed: number, count: number): Tracks {
  const [uniform, gaussian] = [uniforms(seed, 'burns'), gaussians(seed, 'noise')];
  const { meanMotion, dt, time } = TRACK;
  const isBad: boolean[] = [];
  const moved = (state: readonly number[], by: number): number[] => [
    ...clohessyWiltshire({ state: tensor([6], state), meanMotion, dt: by }).data,
  ];
  const observed = (state: readonly number[]): number[] => {
    const factor = uniform() < GLITCH.share ? GLITCH.factor : 1;
    isBad.push(factor !== 1);
    return state.map((value, k) =>
      Math.fround(value + factor * (k < 3 ? NOISE.position : NOISE.velocity) * gaussian()),
    );
  };
  const states: number[] = [];
  const burns: number[] = [];
  for (let i = 0; i < count; i++) {
    let state = Array.from({ length: 6 }, (_, k) => (k < 3 ? START.position : START.velocity) * gaussian());
    let last = -Infinity;
    for (let t = 0; t < time; t++) {
      const mayBurn = t >= BURN.first && t < time - 2 && t - last > 2;
      const hasBurn = mayBurn && uniform() < BURN.share;
      if (hasBurn) {
        const at = dt * uniform();
        state = moved(accelerated(moved(state, at), uniform, gaussian), dt - at);
        last = t;
      } else if (t > 0) state = moved(state, dt);
      states.push(...observed(state));
      burns.push(Number(hasBurn));
    }
  }
  return {
    track: tensor([count, time, 6], states),
    burns: generate([count, time], (i) => burns[i] ?? NaN, 'bool'),
    isBad,
  };
}

/** A state after a burn in a random direction. */
function accelerated(state: readonly number[], uniform: () => number, gaussian: () => number): number[] {
  const direction = [gaussian(), gaussian(), gaussian()];
  const length = Math.hypot(...direction);
  const size = BURN.from + (BURN.to - BURN.from) * uniform();
  return state.map((value, k) => value + (k < 3 ? 0 : (size * (direction[k - 3] ?? NaN)) / length));
}
