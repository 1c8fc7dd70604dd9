import { once } from '../../engine/remember';
import { detectionScores, innovations, simulateTracks, TRACK, type ManeuverInput } from '../../oracle/orbits';
import {
  at,
  concatFirst,
  generate,
  mapValues,
  reshape,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { storedParams } from '../shared/stored-model';
import { trained } from './trained';

/** No track of the training has this seed. */
const UNSEEN_SEED = 2;

/** A report shows at most 2,000 numbers of an input. */
const BATCH = 20;
const NUM_BATCHES = 6;

/** The longest delay that counts as a detection. */
const MAX_DELAY = 2;

const simulated = once(() => simulateTracks(UNSEEN_SEED, BATCH * NUM_BATCHES));

/** Tracks that the training has not seen, and the parameters that it found. */
export const unseen = once((): readonly ManeuverInput[] =>
  Array.from({ length: NUM_BATCHES }, (_, i) => ({
    track: sliceFirst(simulated().track, i * BATCH, BATCH),
    params: storedParams(trained),
    numHeads: trained.numHeads,
    meanMotion: TRACK.meanMotion,
    dt: TRACK.dt,
  })),
);

/** How good detections are. */
export interface Quality {
  readonly f1: number;
  readonly meanDelay: number;
}

/**
 * F1 and the mean delay, if there is a detection wherever a number is more than 0.
 *
 * @param numbers those of each batch, in order
 */
export function qualityOf(numbers: readonly NumericTensor[]): Quality {
  const { burns } = simulated();
  const flags = mapValues(reshape(concatFirst(numbers), burns.shape), (value) => Number(value > 0));
  const detections: NumericTensor = { ...flags, dtype: 'bool' };
  const { f1, meanDelay } = detectionScores({ detections, burns, maxDelay: MAX_DELAY });
  return { f1: at(f1, 0), meanDelay: at(meanDelay, 0) };
}

/** The same for the best limit, if each innovation of the velocity is compared with one limit. */
export function bestLimit(): Quality {
  const { track, burns } = simulated();
  const found = innovations({ track, ...TRACK });
  const speeds = generate(burns.shape, (i) =>
    Math.hypot(...[3, 4, 5].map((k) => found.data[6 * i + k] ?? NaN)),
  );
  return Array.from({ length: 40 }, (_, i) =>
    qualityOf([mapValues(speeds, (speed) => speed - i / 2)]),
  ).reduce((best, each) => (each.f1 > best.f1 ? each : best));
}
