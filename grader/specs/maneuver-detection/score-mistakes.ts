import type { Alternative } from '../../engine/pipeline';
import { pooled, share, type DetectionScores, type MatchingSteps, type Tally } from '../../oracle/orbits';

const ONCE_HINT = 'Two burns, and one detection shortly after both: how many of them were detected?';
const WINDOW_HINT = 'From which step to which may the detection of a burn at step 5 come, if maxDelay is 2?';
const ORDER_HINT = 'Several detections may belong to a burn. Which of them does the task take?';
const DIVISOR_HINT =
  'Of all detections, how many are right? Of all burns, how many were found? Which number is which?';
const POOL_HINT = 'Do all burns count the same, or all tracks?';
const TRACK_HINT = 'Can a detection in one track belong to a burn in another?';

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const scoreAlternatives: readonly Alternative<MatchingSteps>[] = [
  {
    id: 'matched-again',
    clause: 'a detection may be matched with several burns',
    hint: ONCE_HINT,
    steps: { isTakenOnce: false },
  },
  {
    id: 'delay-too-short',
    clause: 'a delay of exactly maxDelay is not allowed',
    hint: WINDOW_HINT,
    steps: { isClose: (delay, maxDelay) => delay >= 0 && delay < maxDelay },
  },
  {
    id: 'same-step-excluded',
    clause: 'a detection at the step of the burn does not count',
    hint: WINDOW_HINT,
    steps: { isClose: (delay, maxDelay) => delay > 0 && delay <= maxDelay },
  },
  {
    id: 'limits-excluded',
    clause: 'neither a detection at the step of the burn counts nor one exactly maxDelay steps after it',
    hint: WINDOW_HINT,
    steps: { isClose: (delay, maxDelay) => delay > 0 && delay < maxDelay },
  },
  {
    id: 'before-allowed',
    clause: 'a detection may come before the burn, too',
    hint: WINDOW_HINT,
    steps: { isClose: (delay, maxDelay) => Math.abs(delay) <= maxDelay },
  },
  {
    id: 'only-before',
    clause: 'detections must come before the burn, not after',
    hint: WINDOW_HINT,
    steps: { isClose: (delay, maxDelay) => delay <= 0 && -delay <= maxDelay },
  },
  {
    id: 'any-delay',
    clause: 'maxDelay is ignored: any later detection counts',
    hint: WINDOW_HINT,
    steps: { isClose: (delay) => delay >= 0 },
  },
  {
    id: 'same-step-only',
    clause: 'maxDelay is ignored: only detections at the step of the burn count',
    hint: WINDOW_HINT,
    steps: { isClose: (delay) => delay === 0 },
  },
  {
    id: 'latest-taken',
    clause: 'each burn takes the latest detection that it may have, not the earliest',
    hint: ORDER_HINT,
    steps: { choose: (candidates) => candidates.at(-1) },
  },
  {
    id: 'burns-backward',
    clause: 'the burns are matched from the last to the first',
    hint: ORDER_HINT,
    steps: { order: (burns) => [...burns].reverse() },
  },
  {
    id: 'tracks-joined',
    clause: 'the tracks are put one after the other, and matched as one',
    hint: TRACK_HINT,
    steps: {
      tracks: (tracks, time) => [
        {
          detections: tracks.flatMap(({ detections }, i) => detections.map((step) => step + i * time)),
          burns: tracks.flatMap(({ burns }, i) => burns.map((step) => step + i * time)),
        },
      ],
    },
  },
  {
    id: 'first-track-only',
    clause: 'only the first track counts',
    hint: POOL_HINT,
    steps: { tracks: (tracks) => tracks.slice(0, 1) },
  },
  {
    id: 'tracks-averaged',
    clause: 'each track has scores of its own, and these are averaged',
    sentence: 'You average the scores of the tracks: a track with one burn counts as much as one with five.',
    hint: POOL_HINT,
    steps: {
      combine: (tallies, score) => {
        const each = tallies.map(score);
        const mean = (name: keyof DetectionScores): number =>
          total(each.map((scores) => scores[name])) / each.length;
        return {
          precision: mean('precision'),
          recall: mean('recall'),
          f1: mean('f1'),
          meanDelay: mean('meanDelay'),
        };
      },
    },
  },
  {
    id: 'precision-and-recall-exchanged',
    clause: 'precision and recall are exchanged',
    hint: DIVISOR_HINT,
    steps: {
      precision: ({ delays, burns }) => share(delays.length, burns),
      recall: ({ delays, detections }) => share(delays.length, detections),
    },
  },
  {
    id: 'accuracy-as-precision',
    clause: 'precision is the share of matches among matches, missed burns and false detections',
    hint: DIVISOR_HINT,
    steps: {
      precision: ({ delays, burns, detections }) => share(delays.length, burns + detections - delays.length),
    },
  },
  {
    id: 'mean-of-both',
    clause: 'F1 is the mean of precision and recall',
    hint: 'If one of the two is 0, what must F1 be?',
    steps: { f1: (_, precision, recall) => (precision + recall) / 2 },
  },
  {
    id: 'geometric-mean',
    clause: 'F1 is the geometric mean of precision and recall',
    hint: 'Which kind of mean is 2 · matches / (detections + burns)?',
    steps: { f1: (_, precision, recall) => Math.sqrt(precision * recall) },
  },
  {
    id: 'f1-halved',
    clause: 'F1 lacks its factor 2',
    hint: 'If every burn is detected and nothing else, what must F1 be?',
    steps: { f1: ({ delays, detections, burns }) => share(delays.length, detections + burns) },
  },
  {
    id: 'delays-summed',
    clause: 'the delays are added, not averaged',
    hint: 'What does meanDelay not depend on?',
    steps: { meanDelay: ({ delays }) => total(delays) },
  },
  {
    id: 'delay-by-burns',
    clause: 'the sum of the delays is divided by the number of burns',
    hint: 'Which burns have a delay?',
    steps: { meanDelay: ({ delays, burns }) => share(total(delays), burns) },
  },
  {
    id: 'delay-negative',
    clause: 'the delays have the wrong sign',
    hint: 'A detection one step after the burn: what is its delay?',
    steps: { delay: (detection, burn) => burn - detection },
  },
  {
    id: 'largest-delay',
    clause: 'the largest delay is returned, not the mean',
    hint: 'What does meanDelay not depend on?',
    steps: { meanDelay: ({ delays }) => Math.max(0, ...delays) },
  },
  {
    id: 'one-for-nothing',
    clause: 'a quotient with the divisor 0 is 1',
    hint: 'What does the task say about a divisor of 0?',
    steps: {
      combine: (tallies, score) => {
        const all = pooled(tallies);
        return orOne(score(all), all);
      },
    },
  },
];

function orOne(scores: Record<keyof DetectionScores, number>, { detections, burns }: Tally): typeof scores {
  return {
    ...scores,
    precision: detections === 0 ? 1 : scores.precision,
    recall: burns === 0 ? 1 : scores.recall,
    f1: detections + burns === 0 ? 1 : scores.f1,
  };
}
