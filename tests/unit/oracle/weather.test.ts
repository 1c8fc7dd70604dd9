/** The equation of Lorenz (1996): known tendencies, and what it conserves. */
import { readFileSync } from 'node:fs';
import { gaussians } from '../../../grader/oracle/random';
import { mean } from '../../../grader/oracle/reductions';
import { generate, tensor } from '../../../grader/oracle/tensor';
import { lorenz96Step, lorenz96Tendency, rollOut } from '../../../grader/oracle/weather';
import { experiment, rootMeanSquares } from '../../../grader/specs/weather-rollout/error-growth';

const draw = gaussians(1, 'state');
const state = generate([36], () => 2 + 3 * draw());

test('a disturbance of the state of rest has the known tendencies', () => {
  const x = tensor([8], [8.01, 8, 8, 8, 8, 8, 8, 8]);
  const tendencies = [...lorenz96Tendency({ x, forcing: 8 }).data];
  const known = [-0.01, 0, -0.08, 0, 0, 0, 0, 0.08];
  known.forEach((each, i) => {
    expect(tendencies[i]).toBeCloseTo(each, 12);
  });
});

test('advection conserves the energy', () => {
  const forcing = 8;
  const tendencies = lorenz96Tendency({ x: state, forcing }).data;
  const change = state.data.reduce((sum, value, i) => sum + value * (tendencies[i] ?? NaN), 0);
  const supplied = state.data.reduce((sum, value) => sum + value * (forcing - value), 0);
  expect(change).toBeCloseTo(supplied, 9);
});

test('one step has an error of the fifth order in its length', () => {
  const errorOf = (timeStep: number): number => {
    const whole = lorenz96Step({ forcing: 8, timeStep }, state).data;
    const finely = rollOut({ step: { forcing: 8, timeStep: timeStep / 64 }, x0: state, numSteps: 64 });
    const end = finely.data.slice(-state.data.length);
    return Math.max(...whole.map((value, i) => Math.abs(value - (end[i] ?? NaN))));
  };
  expect(Math.log2(errorOf(0.02) / errorOf(0.01))).toBeCloseTo(5, 0);
});

test('an error grows until the forecast is a random state', () => {
  const { truth, forecast, leads, spread } = experiment();
  const right = rollOut({ ...truth, numSteps: 600 });
  const average = mean([...right.data]);
  const deviation = Math.sqrt(mean([...right.data].map((value) => (value - average) ** 2)));
  expect(deviation).toBeCloseTo(spread, 1);
  const errors = rootMeanSquares(rollOut({ ...forecast, numSteps: 600 }), right);
  expect(errors[0]).toBeCloseTo(0.1, 2);
  expect((errors[20] ?? NaN) / (errors[0] ?? NaN)).toBeGreaterThan(5);
  expect(mean(errors.slice(leads.late)) / spread).toBeCloseTo(Math.SQRT2, 1);
});

test('the README’s table of errors is that of the experiment', () => {
  const { truth, forecast } = experiment();
  const right = rollOut(truth);
  const states = right.shape[0] ?? 0;
  const first = generate(right.shape, (i) => right.data[i % (right.data.length / states)] ?? NaN);
  const errors = rootMeanSquares(rollOut(forecast), right);
  const persistence = rootMeanSquares(first, right);
  const readme = readFileSync('exercises/5-physics/README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| ([\d.]+) +\| [\d.]+ +\| ([\d.]+) +\| ([\d.]+) +\| 3\.64 +\|$/gm)];
  expect(rows).toHaveLength(5);
  for (const [, time, error, persists] of rows) {
    const k = Math.round(Number(time) / truth.step.timeStep);
    expect((errors[k] ?? NaN).toPrecision(2)).toBe(Number(error).toPrecision(2));
    expect((persistence[k] ?? NaN).toFixed(1)).toBe(Number(persists).toFixed(1));
  }
});
