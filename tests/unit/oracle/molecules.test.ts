/** Centred molecules: the predictor for two atoms, and what the README says. */
import { gaussians } from '../../../grader/oracle/random';
import {
  centre,
  logProbOfCentredGaussian,
  moleculeForward,
  moleculeReverseStep,
  predictDimerNoise,
  type DimerModel,
} from '../../../grader/oracle/molecules';
import { at, dim, filled, generate, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import {
  bondsOf,
  dimerSteps,
  expectedBonds,
  lennardJones,
} from '../../../grader/specs/molecule-generation/dimers';

const DIRECTIONS = 5_000;

test('the predictor for two atoms is the mean of the noise', () => {
  const alphaBar = 0.6;
  const model: DimerModel = {
    bonds: tensor([3], [0.8, 1.1, 1.7]),
    weights: tensor([3], [2, 1, 0.5]),
    alphaBars: tensor([1], [alphaBar]),
  };
  const xt = tensor([1, 2, 3], [0.5, 0.2, -0.3, -0.4, 0.1, 0.35]);
  const between = [0, 1, 2].map((axis) => at(xt, axis) - at(xt, 3 + axis));
  // The mean over bonds and directions (a spiral over the sphere), weighted by their likelihood.
  const [sum, variance] = [[0, 0, 0], 2 * (1 - alphaBar)];
  let total = 0;
  for (let i = 0; i < DIRECTIONS; i++) {
    const [height, angle] = [1 - (2 * i + 1) / DIRECTIONS, i * Math.PI * (3 - Math.sqrt(5))];
    const radius = Math.sqrt(1 - height ** 2);
    const direction = [radius * Math.cos(angle), radius * Math.sin(angle), height];
    for (const [k, bond] of model.bonds.data.entries()) {
      const clean = direction.map((value) => value * bond);
      const distance = between.reduce(
        (all, value, axis) => all + (value - Math.sqrt(alphaBar) * (clean[axis] ?? NaN)) ** 2,
        0,
      );
      const weight = at(model.weights, k) * Math.exp(-distance / (2 * variance));
      total += weight;
      clean.forEach((value, axis) => (sum[axis] = (sum[axis] ?? NaN) + weight * value));
    }
  }
  const noise = predictDimerNoise(model, xt, 0);
  between.forEach((value, axis) => {
    const clean = (sum[axis] ?? NaN) / total;
    const expected = (value - Math.sqrt(alphaBar) * clean) / Math.sqrt(1 - alphaBar) / 2;
    expect(at(noise, axis)).toBeCloseTo(expected, 4);
    expect(at(noise, 3 + axis)).toBeCloseTo(-at(noise, axis), 12);
  });
});

test('the table of bonds in the README', () => {
  expect(lennardJones(2 ** (1 / 6))).toBeCloseTo(-1, 12);
  const rounded = ({ mean, deviation }: typeof expectedBonds): string[] =>
    [mean, deviation].map((value) => value.toFixed(3));
  expect(rounded(expectedBonds)).toEqual(['1.176', '0.103']);
  const run = (changed: Parameters<typeof moleculeReverseStep>[1]): NumericTensor =>
    dimerSteps.reduce<NumericTensor>(
      (xt, step) => moleculeReverseStep({ ...step, xt }, changed),
      dimerSteps[0]?.xt ?? tensor([0], []),
    );
  expect(rounded(bondsOf(run({})))).toEqual(['1.182', '0.129']);
  expect(rounded(bondsOf(run({ reverse: { sigma: () => 0 } })))).toEqual(['1.113', '0.004']);
});

test('the example by hand in the README', () => {
  const mask = tensor([1, 3], [1, 1, 0], 'bool');
  const of = (...values: number[]): NumericTensor => tensor([1, 3, 1], values);
  const schedule = {
    betas: tensor([2], [0.2, 0.2]),
    alphas: tensor([2], [0.8, 0.8]),
    alphaBars: tensor([2], [0.8, 0.64]),
  };
  const [x0, noise, z] = [of(3, 1, 7), of(0.4, -0.6, 0.2), of(1, 2, 3)];
  const xt = moleculeForward({ x0, t: tensor([1], [1], 'int32'), noise, mask, schedule });
  expect([...xt.data].map((value) => value.toFixed(3))).toEqual(['1.100', '-1.100', '0.000']);
  // A prediction of 0.9 and −0.3 from x_t = ±1.1.
  const model = {
    model: 'affine',
    scale: filled([2], 0.6 / 1.1),
    offset: filled([2], 0.3),
  } as const;
  const step = moleculeReverseStep({ model, xt, t: 1, z, mask, schedule });
  expect([...step.data].map((value) => value.toFixed(3))).toEqual(['0.783', '-0.783', '0.000']);
  expect(at(logProbOfCentredGaussian({ x: x0, mask }), 0)).toBeCloseTo(-1.919, 3);
});

test('centred noise has (N − 1) · D dimensions: the mean of its log-density is that of so many', () => {
  const draw = gaussians(1, 'noise');
  const x = generate([4000, 4, 2], () => draw());
  const mask = generate([4000, 4], (i) => (i % 4 < 3 ? 1 : 0), 'bool');
  const values = logProbOfCentredGaussian({ x, mask });
  const mean = values.data.reduce((sum, value) => sum + value, 0) / dim(values, 0);
  expect(mean).toBeCloseTo(-0.5 * 4 * (1 + Math.log(2 * Math.PI)), 1);
  const centred = centre({ x, mask });
  const again = centre({ x: centred, mask });
  expect(again.data.every((value, i) => Math.abs(value - at(centred, i)) < 1e-12)).toBe(true);
});
