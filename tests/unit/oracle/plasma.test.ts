import { logLikelihoodRatios, scoreAlarms, simulateShots } from '../../../grader/oracle/plasma';
import { areaUnderRoc, meansSoFar } from '../../../grader/oracle/signals';
import { mean } from '../../../grader/oracle/reductions';
import { at, tensor } from '../../../grader/oracle/tensor';

const COUNT = 20_000;
const { signals, disrupts } = simulateShots(7, COUNT);
const ratios = logLikelihoodRatios(signals);

test('likelihood ratios of safe shots have a mean of 1', () => {
  const safe = ratios.filter((_, i) => disrupts[i] !== true).map(Math.exp);
  const deviation = Math.sqrt(mean(safe.map((ratio) => (ratio - 1) ** 2)) / safe.length);
  expect(Math.abs(mean(safe) - 1)).toBeLessThan(6 * deviation);
});

test('likelihood ratios are calibrated: of shots with the same one, as many disrupt as it says', () => {
  const probabilities = ratios.map((ratio) => 1 / (1 + Math.exp(-ratio)));
  for (const from of [0, 0.2, 0.4, 0.6, 0.8]) {
    const chosen = probabilities.flatMap((each, i) => (each >= from && each < from + 0.2 ? [i] : []));
    const share = chosen.filter((i) => disrupts[i] === true).length / chosen.length;
    const expected = mean(chosen.map((i) => probabilities[i] ?? NaN));
    expect(chosen.length).toBeGreaterThan(100);
    expect(Math.abs(share - expected)).toBeLessThan(6 * Math.sqrt(0.25 / chosen.length));
  }
});

test('the same seed gives the same shots, and another one others', () => {
  expect(simulateShots(3, 4)).toEqual(simulateShots(3, 4));
  expect(simulateShots(3, 4)).not.toEqual(simulateShots(4, 4));
});

test('the area under the curve counts pairs', () => {
  expect(areaUnderRoc([3, 1, 2, 0], [true, true, false, false])).toBe(0.75);
  expect(areaUnderRoc([1, 1], [true, false])).toBe(0.5);
});

test('means so far', () => {
  const x = tensor([1, 3, 2], [1, 10, 3, 20, 8, 60]);
  expect([...meansSoFar(x).data]).toEqual([1, 10, 2, 15, 4, 30]);
});

test('every ending of a shot, with both limits in time', () => {
  const rows = [
    [0, 0, 1, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 1, 0, 0],
  ];
  const counts = scoreAlarms({
    scores: tensor([7, 4], rows.flat()),
    disruptionTimes: [30, 30, 30, 35, 30, -1, -1],
    rules: { threshold: 1, timeStep: 10, minWarning: 10, maxWarning: 20 },
  });
  const plain = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, at(count, 0)]));
  expect(plain).toEqual({ inTime: 2, late: 1, early: 1, missed: 1, falseAlarms: 1, quiet: 1 });
});
