import type { EnsembleInput } from '../../oracle/ensembles';
import { generate } from '../../oracle/tensor';

/**
 * Places of equal probability of the standard normal distribution: its quantiles at 1/24, 3/24, …,
 * 23/24 (tables of the inverse of the cumulative distribution).
 */
const quantiles = [
  -1.7317, -1.1503, -0.8122, -0.5485, -0.3186, -0.1046, 0.1046, 0.3186, 0.5485, 0.8122, 1.1503, 1.7317,
];

/** Forecasts of a number from a standard normal distribution: how wide, and shifted by how much. */
export const forecasts = {
  'the right distribution': { width: 1, shift: 0 },
  'half as wide': { width: 0.5, shift: 0 },
  'twice as wide': { width: 2, shift: 0 },
  'shifted by one deviation': { width: 1, shift: 1 },
} as const;

/** Observations at all quantiles around a centre, each against the same ensemble. */
export function truthAgainst(name: keyof typeof forecasts, centre: number): EnsembleInput {
  const { width, shift } = forecasts[name];
  const count = quantiles.length;
  const quantile = (i: number): number => quantiles[i % count] ?? NaN;
  return {
    ensemble: generate([count, count], (i) => Math.fround(centre + shift + width * quantile(i))),
    observations: generate([count], (i) => Math.fround(centre + quantile(i))),
  };
}
