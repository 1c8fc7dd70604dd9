/** Diffusion posterior sampling for Gaussian data: what the README says of its bias. */
import { linearNoiseSchedule, noisePredictor, reverseStep } from '../../../grader/oracle/diffusion';
import { guidance, posteriorStep, type GuidanceInput } from '../../../grader/oracle/inverse-problem';
import { applyMap } from '../../../grader/oracle/linear-map';
import { at, filled, mapValues, tensor } from '../../../grader/oracle/tensor';
import {
  distributionAfter,
  excess,
  likelihoodScore,
  sixfold,
  stepsOf,
  wiener,
} from '../../../grader/specs/inverse-problem/gaussian-posterior';

test('the gradient is that of central differences', () => {
  const schedule = linearNoiseSchedule({ numSteps: 4, betaStart: 0.1, betaEnd: 0.4 });
  const input: GuidanceInput = {
    model: { model: 'tanh', scale: filled([4], 0.7), offset: filled([4], -0.2) },
    xt: tensor([2, 3], [0.3, -1, 2, 0.5, 1.5, -0.25]),
    t: 2,
    forward: { matrix: tensor([3, 2], [1, -0.5, 0.25, 2, -1, 0.75]) },
    y: tensor([2, 2], [1, -2, 0.5, 3]),
    zeta: 0.8,
    schedule,
  };
  const share = at(schedule.alphaBars, 2);
  const predict = noisePredictor(input.model, 2);
  const misfit = (xt: GuidanceInput['xt']): number => {
    const clean = mapValues(xt, (x) => (x - Math.sqrt(1 - share) * predict(x)) / Math.sqrt(share));
    const measured = applyMap(input.forward, clean);
    return measured.data.reduce((sum, value, i) => sum + (at(input.y, i) - value) ** 2, 0);
  };
  const moved = (k: number, by: number): GuidanceInput['xt'] =>
    mapValues(input.xt, (value, i) => (i === k ? value + by : value));
  const found = guidance(input);
  for (let k = 0; k < 6; k++) {
    const slope = (misfit(moved(k, 1e-4)) - misfit(moved(k, -1e-4))) / 2e-4;
    expect(at(found, k)).toBeCloseTo(0.8 * slope, 6);
  }
});

test('for ᾱ = ½ and σ² = 0.1, the unnormalised gradient is 6 times the exact one', () => {
  const { measured, observation, xt } = sixfold;
  expect(excess(measured, 0.5)).toBeCloseTo(6, 12);
  const found = guidance(sixfold);
  xt.data.forEach((x, i) => {
    expect(at(found, i) / -likelihoodScore(x, observation, measured, 0.5)).toBeCloseTo(6, 4);
  });
});

test('the table of posteriors in the README', () => {
  const { measured, observation } = sixfold;
  const steps = stepsOf(sixfold);
  const after = (factor: (alphaBar: number) => number): number[] => {
    const results = steps.map((step) =>
      posteriorStep({ ...step, zeta: step.zeta * factor(at(step.schedule.alphaBars, step.t)) }),
    );
    const { mean, variance } = distributionAfter(results);
    return [mean, variance].map((value) => Number(value.toFixed(3)));
  };
  const { mean, variance } = wiener(measured, observation);
  expect([mean, variance].map((value) => Number(value.toFixed(3)))).toEqual([0.909, 0.091]);
  expect(after(() => 1)).toEqual([0.909, 0.104]);
  expect(after((alphaBar) => excess(measured, alphaBar))).toEqual([1, 0.055]);
  expect(after(() => 0).map((value) => Number(value.toFixed(1)))).toEqual([0, 1]);
});

test('the example by hand in the README', () => {
  const [half, alpha] = [Math.SQRT1_2, 0.625];
  const input = {
    model: { model: 'affine', scale: tensor([1], [half]), offset: tensor([1], [0]) },
    xt: tensor([1, 1], [1]),
    t: 0,
    z: tensor([1, 1], [0]),
    forward: { matrix: tensor([1, 1], [1]) },
    y: tensor([1, 1], [1.5]),
    zeta: 0.1,
    schedule: {
      betas: tensor([1], [1 - alpha]),
      alphas: tensor([1], [alpha]),
      alphaBars: tensor([1], [0.5]),
    },
  } as const;
  expect(at(guidance(input), 0)).toBeCloseTo(-0.1121, 4);
  expect(at(reverseStep(input), 0)).toBeCloseTo(0.7906, 4);
  expect(at(posteriorStep(input), 0)).toBeCloseTo(0.9027, 4);
});
