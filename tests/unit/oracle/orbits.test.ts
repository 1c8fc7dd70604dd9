import {
  clohessyWiltshire,
  detectionScores,
  hillDerivative,
  innovations,
  simulateTracks,
  TRACK,
} from '../../../grader/oracle/orbits';
import { at, dim, maxMagnitude, tensor } from '../../../grader/oracle/tensor';

const n = TRACK.meanMotion;
const start = [120, -40, 30, 5, -8, 2];
const later = (state: readonly number[], dt: number): number[] => [
  ...clohessyWiltshire({ state: tensor([6], state), meanMotion: n, dt }).data,
];

test('the motion solves Hill’s equations', () => {
  for (const dt of [0, 7, 30, 80]) {
    const [before, now, after] = [dt - 1e-3, dt, dt + 1e-3].map((time) => later(start, time));
    const derivative = hillDerivative(now ?? [], n);
    derivative.forEach((each, k) => {
      expect(((after?.[k] ?? NaN) - (before?.[k] ?? NaN)) / 2e-3).toBeCloseTo(each, 4);
    });
  }
});

test('the conserved quantities of Hill’s equations stay what they are', () => {
  const conserved = ([x = NaN, , z = NaN, vx = NaN, vy = NaN, vz = NaN]: readonly number[]): number[] => [
    vy + 2 * n * x,
    (vx ** 2 + vy ** 2 - 3 * n ** 2 * x ** 2) / 2,
    vz ** 2 + n ** 2 * z ** 2,
  ];
  const before = conserved(start);
  conserved(later(start, 37)).forEach((value, k) => {
    expect(value).toBeCloseTo(before[k] ?? NaN, 8);
  });
});

test('times add up', () => {
  later(later(start, 20), 15).forEach((value, k) => {
    expect(value).toBeCloseTo(later(start, 35)[k] ?? NaN, 8);
  });
});

test('a satellite at rest 100 m above drifts back by 3,770 m an orbit', () => {
  const [x, y] = later([100, 0, 0, 0, 0, 0], (2 * Math.PI) / n);
  expect(x).toBeCloseTo(100, 8);
  expect(y).toBeCloseTo(-3769.911, 3);
});

test('simulated tracks have burns, and innovations of the size of noise elsewhere', () => {
  const { track, burns } = simulateTracks(3, 400);
  const time = dim(burns, 1);
  const found = innovations({ track, ...TRACK });
  const speed = (i: number): number =>
    Math.hypot(at(found, 6 * i + 3), at(found, 6 * i + 4), at(found, 6 * i + 5));
  const all = [...burns.data.keys()].filter((i) => i % time > 0);
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
  expect(median(all.filter((i) => burns.data[i] === 1).map(speed))).toBeGreaterThan(9);
  expect(median(all.filter((i) => burns.data[i] === 0).map(speed))).toBeLessThan(4);
  expect(burns.data.reduce((sum, flag) => sum + flag, 0) / 400).toBeGreaterThan(0.5);
});

test('tracks without noise have no innovations', () => {
  const states = Array.from({ length: 5 }, (_, t) => later(start, 3 * t));
  const track = tensor([1, 5, 6], states.flat());
  expect(maxMagnitude(innovations({ track, meanMotion: n, dt: 3 }))).toBeLessThan(1e-9);
});

test('one detection after two burns is one match', () => {
  const flags = (...steps: number[]) =>
    tensor(
      [1, 6],
      Array.from({ length: 6 }, (_, t) => Number(steps.includes(t))),
      'bool',
    );
  const scores = detectionScores({ detections: flags(3, 5), burns: flags(2, 3), maxDelay: 1 });
  const plain = Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, at(score, 0)]));
  expect(plain).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, meanDelay: 1 });
});

test('without detections or burns, every number is 0', () => {
  const none = tensor([2, 3], new Float64Array(6), 'bool');
  const scores = detectionScores({ detections: none, burns: none, maxDelay: 1 });
  for (const score of Object.values(scores)) expect(at(score, 0)).toBe(0);
});
