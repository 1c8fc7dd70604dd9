import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import type { AlarmInput, AlarmRules } from '../../oracle/plasma';
import { mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

/** Which shots there are. */
const MIXTURES = ['both', 'disruptions', 'safe'] as const;

/**
 * Shots whose scores often equal the threshold, and whose disruptions often come exactly at a step,
 * or exactly as long after one as a rule says.
 */
export const alarmInputs: Cases<AlarmInput> = covering({
  mixture: MIXTURES,
  isWhole: [true, false],
  isNarrow: [false, true],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      shots: axis(4, 8),
      time: axis(4, 8),
      timeStep: fc.constantFrom(10, 4, 1),
      numbers: numbersOf('gaussian'),
    })
    .map(({ circumstances: { mixture, isWhole, isNarrow }, shots, time, timeStep, numbers }) => {
      const minWarning = timeStep * (1 + draw(numbers, 'minWarning', 2));
      const rules = {
        threshold: isWhole ? 1 : 0.375,
        timeStep,
        minWarning,
        maxWarning: minWarning + (isNarrow ? 0 : timeStep * (1 + draw(numbers, 'maxWarning', 2))),
      };
      return {
        scores: scoresOf(numbers, [shots, time], rules, isWhole),
        disruptionTimes: timesOf(numbers, [shots, time], timeStep, mixture),
        rules,
      };
    }),
);

const draw = (numbers: Numbers, name: string, below: number): number =>
  numbers.below(name, [1], below).data[0] ?? 0;

/** Scores around the threshold, at whole distances or eighths; many are equal to it. */
function scoresOf(
  numbers: Numbers,
  shape: readonly [number, number],
  { threshold }: AlarmRules,
  isWhole: boolean,
): NumericTensor {
  const places = numbers.below('scores', shape, 7);
  return tensor(
    shape,
    [...places.data].map((place) => threshold + (place - 5) * (isWhole ? 1 : 0.125)),
  );
}

/** Times at steps, between steps, and after the last step, or −1. */
function timesOf(
  numbers: Numbers,
  [shots, time]: readonly [number, number],
  timeStep: number,
  mixture: (typeof MIXTURES)[number],
): number[] {
  const places = numbers.below('places', [shots], 2 * time + 2);
  const isSafe = numbers.below('safe', [shots], 2);
  return [...places.data].map((place, i) => {
    if (mixture === 'safe' || (mixture === 'both' && isSafe.data[i] === 1)) return -1 - 30 * (i % 2);
    return Math.max(1, Math.floor(((place + 2) * timeStep) / 2));
  });
}

const rules: AlarmRules = { threshold: 0.5, timeStep: 10, minWarning: 30, maxWarning: 50 };

/** A shot of eight steps with an alarm at some of them. */
const shot = (...alarms: readonly number[]): number[] =>
  Array.from({ length: 8 }, (_, k) => (alarms.includes(k) ? 0.75 : 0.25));

const shotsOf = (
  rows: readonly (readonly [scores: readonly number[], disruptionTime: number])[],
  changed: Partial<AlarmRules> = {},
): AlarmInput => ({
  scores: tensor(
    [rows.length, 8],
    rows.flatMap(([scores]) => scores),
  ),
  disruptionTimes: rows.map(([, time]) => time),
  rules: { ...rules, ...changed },
});

/** Warnings exactly as long as a rule says, and one ms more and less. */
const limits = shotsOf([
  [shot(2), 50],
  [shot(2), 49],
  [shot(2), 51],
  [shot(2), 70],
  [shot(2), 71],
  [shot(2), 69],
]);

/** Alarms at the disruption, just before and just after it. */
const ends = shotsOf([
  [shot(5), 50],
  [shot(5), 51],
  [shot(5), 49],
  [shot(0), 10],
  [shot(7), 100],
  [shot(2, 5), 50],
  [shot(), 60],
]);

/** Several alarms, of which only the first counts. */
const repeated = shotsOf([
  [shot(0, 2), 60],
  [shot(0, 1, 4), 70],
  [shot(1, 6, 7), 80],
  [shot(2, 5), 60],
  [shot(0, 7), -1],
  [shot(2, 3, 4, 5), 55],
  [shot(0, 1, 2, 3, 4, 5, 6, 7), 75],
  [shot(1, 2, 3), -1],
]);

/** Scores that reach the threshold and do not exceed it. */
const equal = (input: AlarmInput): AlarmInput => ({ ...input, rules: { ...input.rules, threshold: 0.75 } });

/** Logits: the same shots in another unit. */
const asLogits = (input: AlarmInput): AlarmInput => ({
  ...input,
  scores: mapValues(input.scores, (value) => 8 * value - 6),
  rules: { ...input.rules, threshold: 8 * input.rules.threshold - 6 },
});

/** What decides whether a scoring is right, with every seed. */
export const alarmExamples: readonly AlarmInput[] = [
  limits,
  ends,
  repeated,
  ...[limits, ends, repeated].map(equal),
  ...[limits, ends, repeated].map(asLogits),
  shotsOf([
    [shot(3), -1],
    [shot(), -1],
    [shot(0), -25],
  ]),
];
