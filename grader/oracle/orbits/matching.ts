import { at, dim, plainNumber, type NumericTensor } from '../tensor';

export interface DetectionInput {
  /** bool `[tracks, time]` */
  readonly detections: NumericTensor;
  /** bool `[tracks, time]` */
  readonly burns: NumericTensor;
  readonly maxDelay: number;
}

type ScoreName = 'precision' | 'recall' | 'f1' | 'meanDelay';

/** Plain numbers. */
export type DetectionScores = Readonly<Record<ScoreName, NumericTensor>>;

/** What the scores are computed from. */
export interface Tally {
  readonly detections: number;
  readonly burns: number;
  /** The delay of each match. */
  readonly delays: readonly number[];
}

/** A track: the steps with a detection, and those with a burn. */
export interface Track {
  readonly detections: readonly number[];
  readonly burns: readonly number[];
}

/** The steps of matching that can go wrong. */
export interface MatchingSteps {
  /** Changes the tracks before they are matched. */
  readonly tracks: (tracks: readonly Track[], time: number) => readonly Track[];
  /** In which order burns are matched. */
  readonly order: (burns: readonly number[]) => readonly number[];
  readonly isClose: (delay: number, maxDelay: number) => boolean;
  /** Which of the free and close detections is taken. */
  readonly choose: (candidates: readonly number[], burn: number) => number | undefined;
  /** Whether a detection is free after it was matched. */
  readonly isTakenOnce: boolean;
  readonly delay: (detection: number, burn: number) => number;
  readonly meanDelay: (tally: Tally) => number;
  readonly precision: (tally: Tally) => number;
  readonly recall: (tally: Tally) => number;
  readonly f1: (tally: Tally, precision: number, recall: number) => number;
  /** Makes the tallies of tracks one set of numbers. */
  readonly combine: (
    tallies: readonly Tally[],
    score: (tally: Tally) => Record<ScoreName, number>,
  ) => Record<ScoreName, number>;
}

/** A quotient; 0 if the divisor is 0. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const pooled = (tallies: readonly Tally[]): Tally => ({
  detections: total(tallies.map(({ detections }) => detections)),
  burns: total(tallies.map(({ burns }) => burns)),
  delays: tallies.flatMap(({ delays }) => delays),
});

export const matchingSteps: MatchingSteps = {
  tracks: (tracks) => tracks,
  order: (burns) => burns,
  isClose: (delay, maxDelay) => delay >= 0 && delay <= maxDelay,
  choose: ([earliest]) => earliest,
  isTakenOnce: true,
  delay: (detection, burn) => detection - burn,
  meanDelay: ({ delays }) => share(total(delays), delays.length),
  precision: ({ delays, detections }) => share(delays.length, detections),
  recall: ({ delays, burns }) => share(delays.length, burns),
  f1: ({ delays, detections, burns }) => share(2 * delays.length, detections + burns),
  combine: (tallies, score) => score(pooled(tallies)),
};

/**
 * Precision, recall, F1 and the mean delay of detections, over all tracks, with one-to-one matches.
 *
 * @param changes steps that replace the right ones
 */
export function detectionScores(
  { detections, burns, maxDelay }: DetectionInput,
  changes: Partial<MatchingSteps> = {},
): DetectionScores {
  const steps = { ...matchingSteps, ...changes };
  const [numTracks, time] = [dim(burns, 0), dim(burns, 1)];
  const stepsWith = (flags: NumericTensor, track: number): number[] =>
    Array.from({ length: time }, (_, t) => t).filter((t) => at(flags, track * time + t) !== 0);
  const tracks = Array.from({ length: numTracks }, (_, i) => ({
    detections: stepsWith(detections, i),
    burns: stepsWith(burns, i),
  }));
  const tallies = steps.tracks(tracks, time).map((track) => tallyOf(track, maxDelay, steps));
  const scores = steps.combine(tallies, (tally) => {
    const [precision, recall] = [steps.precision(tally), steps.recall(tally)];
    return { precision, recall, f1: steps.f1(tally, precision, recall), meanDelay: steps.meanDelay(tally) };
  });
  return {
    precision: plainNumber(scores.precision),
    recall: plainNumber(scores.recall),
    f1: plainNumber(scores.f1),
    meanDelay: plainNumber(scores.meanDelay),
  };
}

function tallyOf({ detections, burns }: Track, maxDelay: number, steps: MatchingSteps): Tally {
  const free = new Set(detections);
  const delays = steps.order(burns).flatMap((burn) => {
    const candidates = detections.filter(
      (detection) => free.has(detection) && steps.isClose(detection - burn, maxDelay),
    );
    const match = steps.choose(candidates, burn);
    if (match === undefined) return [];
    if (steps.isTakenOnce) free.delete(match);
    return [steps.delay(match, burn)];
  });
  return { detections: detections.length, burns: burns.length, delays };
}
