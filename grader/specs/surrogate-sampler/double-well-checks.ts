import { CheckFailure } from '../../engine/failure';
import type { LongAnswer } from '../../engine/long-call';
import { gaussians, type Seed } from '../../oracle/random';
import {
  boltzmannShares,
  countedShares,
  rightShare,
  sampleSurrogate,
  shareRight,
  totalVariation,
  WELL,
  type DenoiserParams,
} from '../../oracle/surrogate';
import { dim, generate, plainNumbers, type NumericTensor } from '../../oracle/tensor';
import { doubleWellTraining, NOISE } from './double-well-training';
import type { SurrogateTraining } from './training';
import { training } from './training-checks';

/** At least ten times what a right training takes on two cores. */
const SECONDS = 60;

const SAMPLES = 2_000;

/**
 * How far samples of a right training may be from the Boltzmann density. By `npm run double-well`,
 * the distances of 20 seeds are 0.066 … 0.147, and the shares of the right well are off by at most
 * 0.034. A network without time, t that is always 0, and wrong targets have distances above 0.7.
 */
export const MOST_DISTANCE = 0.25;
export const MOST_DEVIATION = 0.1;

/** What is seen of the samples of a trained network. */
export interface SampledWells {
  /** The share of samples in a wrong bin, 0 … 1. */
  readonly distance: number;
  /** The share of samples in the right well. */
  readonly right: number;
}

/** Samples of a network, drawn by the course's own sampler: only the training is judged. */
export function wellsSampledBy(params: DenoiserParams, seed: Seed): SampledWells {
  const normal = gaussians(seed, 'samples');
  const draw = (): NumericTensor => generate([SAMPLES, 1], () => normal());
  const gaussian = { gaussian: Array.from({ length: dim(NOISE.betas, 0) + 1 }, draw) };
  const { data } = sampleSurrogate({ params, numSamples: SAMPLES, schedule: NOISE, gaussian });
  return { distance: totalVariation(countedShares(data), boltzmannShares(WELL)), right: shareRight(data) };
}

/** @throws CheckFailure unless the samples of the trained network have the Boltzmann density */
export function hasBoltzmannDensity({ seed, result }: LongAnswer<SurrogateTraining, undefined>): void {
  const { distance, right } = wellsSampledBy(result.params, seed);
  const expected = rightShare(WELL);
  if (distance > MOST_DISTANCE) {
    throw new CheckFailure(
      `Samples of your trained network have a total variation distance of ${distance.toFixed(2)} from the Boltzmann density, on a scale from 0, the same, to 1, nothing in common. A right training stays below ${String(MOST_DISTANCE)}.`,
    );
  }
  if (Math.abs(right - expected) > MOST_DEVIATION) {
    throw new CheckFailure(
      `${percent(right)} of the samples of your trained network lie in the right well; ${percent(expected)} is right, up to ${percent(MOST_DEVIATION)}.`,
    );
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

const long = training.once({
  seconds: SECONDS,
  arguments: doubleWellTraining,
  like: ({ params, batches }) => ({
    losses: plainNumbers(batches.map(() => 0)),
    params: params as SurrogateTraining['params'],
  }),
  reference: () => Promise.resolve(undefined),
  hint: 'This training has 400 steps. Does each step dispose of what the last one left behind, and does it do only its own work?',
});

export const doubleWellChecks = [
  long(
    'After 400 steps on a double well, samples have the Boltzmann density, with both wells in the right ratio',
    {
      id: 'double-well',
      points: 2,
      hint: 'Print the losses of all steps. Do they fall from 1 to about 0.2? And does the network see the time?',
    },
    hasBoltzmannDensity,
  ),
];
