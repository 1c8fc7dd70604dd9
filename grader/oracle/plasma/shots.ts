import { gaussians, uniforms } from '../random';
import { generate, type NumericTensor } from '../tensor';

/** Steps of a shot that are recorded, and the time between two of them. */
export const SHOT = { time: 16, timeStep: 10 } as const;

/**
 * How the two signals look like. The radiated fraction of the heating power has no unit, the field
 * of the locked mode is in mT.
 */
const RADIATION = { before: 0.4, rise: 0.4, noise: 0.24, duration: 5 } as const;
const MODE = { before: 0.2, rise: 1.2, noise: 0.7, duration: 5 } as const;

/** When a signal rises, if it does: the first step of the rise. */
export interface Rises {
  readonly radiation: number;
  readonly mode: number;
}

/** How many steps after the radiation a mode locks, if the plasma is on its way to a disruption. */
const DELAYS = { from: 1, to: 4 } as const;

/** Rises happen from this step on, and each is seen for this many steps at least. */
const FIRST = 1;
const SEEN = 2;

const everyRise: readonly Rises[] = Array.from({ length: SHOT.time }, (_, radiation) =>
  Array.from({ length: SHOT.time }, (__, mode) => ({ radiation, mode })),
)
  .flat()
  .filter(
    ({ radiation, mode }) =>
      Math.min(radiation, mode) >= FIRST && Math.max(radiation, mode) <= SHOT.time - SEEN,
  );

const isChain = ({ radiation, mode }: Rises): boolean =>
  mode - radiation >= DELAYS.from && mode - radiation <= DELAYS.to;

/** What can happen in a shot that disrupts, and in one that does not; all cases equally likely. */
const cases = {
  disruptive: everyRise.filter(isChain),
  safe: everyRise.filter((rises) => !isChain(rises)),
} as const;

/** The mean of both signals at a step. */
export function meansAt(t: number, { radiation, mode }: Rises): readonly [radiation: number, mode: number] {
  const isUp = (since: number, duration: number): boolean => t >= since && t < since + duration;
  return [
    RADIATION.before + (isUp(radiation, RADIATION.duration) ? RADIATION.rise : 0),
    MODE.before + (isUp(mode, MODE.duration) ? MODE.rise : 0),
  ];
}

/** Simulated shots; those at even places disrupt. */
export interface Shots {
  /** `[shots, time, 2]`: radiated fraction, and field of the locked mode in mT. */
  readonly signals: NumericTensor;
  readonly disrupts: readonly boolean[];
  readonly rises: readonly Rises[];
}

/**
 * Shots of a tokamak, simplified: in every shot the edge of the plasma radiates strongly for a
 * while, and for a while there is a locked mode. In the shots that disrupt, the mode locks 10 to
 * 40 ms after the radiation has risen: a cold edge narrows the current, which drives the mode. In
 * the others there is no such order. Gaussian noise is added.
 */
export function simulateShots(seed: number, count: number): Shots {
  const [uniform, gaussian] = [uniforms(seed, 'rises'), gaussians(seed, 'noise')];
  const disrupts = Array.from({ length: count }, (_, i) => i % 2 === 0);
  const rises = disrupts.map((each) => {
    const possible = each ? cases.disruptive : cases.safe;
    return possible[Math.floor(uniform() * possible.length)] ?? { radiation: 0, mode: 0 };
  });
  const signals = generate([count, SHOT.time, 2], (i) => {
    const [shot, t, channel] = [Math.floor(i / (2 * SHOT.time)), Math.floor(i / 2) % SHOT.time, i % 2];
    const means = meansAt(t, rises[shot] ?? { radiation: 0, mode: 0 });
    return Math.fround((means[channel] ?? NaN) + (channel === 0 ? RADIATION : MODE).noise * gaussian());
  });
  return { signals, disrupts, rises };
}

/**
 * The logarithm of the likelihood ratio of each shot, disruptive against safe, after all steps. No
 * score separates the two better (Neyman and Pearson 1933).
 */
export function logLikelihoodRatios(signals: NumericTensor): number[] {
  const width = 2 * SHOT.time;
  return Array.from({ length: signals.data.length / width }, (_, shot) => {
    const own = signals.data.subarray(shot * width, (shot + 1) * width);
    return logMeanLikelihood(own, cases.disruptive) - logMeanLikelihood(own, cases.safe);
  });
}

/** The logarithm of the mean likelihood over some cases, up to a constant. */
function logMeanLikelihood(signals: Float64Array, possible: readonly Rises[]): number {
  const logs = possible.map((rises) => {
    let sum = 0;
    for (let t = 0; t < SHOT.time; t++) {
      const [radiation, mode] = meansAt(t, rises);
      sum -= (((signals[2 * t] ?? NaN) - radiation) / RADIATION.noise) ** 2 / 2;
      sum -= (((signals[2 * t + 1] ?? NaN) - mode) / MODE.noise) ** 2 / 2;
    }
    return sum;
  });
  const largest = Math.max(...logs);
  const total = logs.reduce((sum, each) => sum + Math.exp(each - largest), 0);
  return largest + Math.log(total / possible.length);
}
