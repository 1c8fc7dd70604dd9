import type { ScheduleInput } from '../../oracle/diffusion';

/** Hardly any noise: all alphas are 1, so that few mistakes show. */
const TINY = 1e-6;

const inputs: readonly (readonly [numSteps: number, betaStart?: number, betaEnd?: number])[] = [
  [2, TINY, TINY],
  [4, TINY, TINY],
  // Equal ends, between which no spacing shows.
  [2, 0.3, 0.3],
  [5, 0.2, 0.2],
  // Two steps, where most spacings are the same.
  [2, 0.1, 0.4],
  [2, 0.25, 0.05],
  // The defaults.
  [3],
  [8],
  [4, 0.05],
  [6, 0.1],
];

export const isolating: readonly ScheduleInput[] = inputs.map(([numSteps, betaStart, betaEnd]) => ({
  numSteps,
  betaStart,
  betaEnd,
}));
