/** Centred molecules: the exact predictors for bonds, and what the README says. */
import { gaussians, uniforms } from '../../../grader/oracle/random';
import {
  centre,
  logProbOfCentredGaussian,
  moleculeForward,
  moleculeReverseStep,
  predictDimerNoise,
  predictPlanarNoise,
  type DimerModel,
  type MoleculeReverseInput,
  type PlanarModel,
} from '../../../grader/oracle/molecules';
import { at, dim, filled, generate, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import { dimerSteps, expectedDimers } from '../../../grader/specs/molecule-generation/dimers';
import {
  bondsOf,
  lennardJones,
  LONGEST,
  TEMPERATURE,
  type Bonds,
} from '../../../grader/specs/molecule-generation/lennard-jones';
import { expectedTrimers, trimerBonds, trimerSteps } from '../../../grader/specs/molecule-generation/trimers';

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

test('the predictor for molecules in the plane is the mean of the noise', () => {
  const [alphaBar, angles] = [0.6, 2_000];
  const model: PlanarModel = {
    shapes: tensor([2, 3, 2], [...[-0.5, -0.3, 0.6, -0.3, -0.1, 0.6], ...[-1, 0, 1, 0.2, 0, -0.2]]),
    weights: tensor([2], [2, 1]),
    alphaBars: tensor([1], [alphaBar]),
  };
  const centred = [0.4, 0.5, -0.7, 0.2, 0.3, -0.7];
  const xt = tensor([2, 3, 2], [...centred, ...centred.map((value, i) => value + (i % 2 === 0 ? 3 : -1))]);
  const sum = centred.map(() => 0);
  let total = 0;
  for (let i = 0; i < 2 * angles; i++) {
    const [c, s] = [Math.cos((Math.PI * i) / angles), Math.sin((Math.PI * i) / angles)];
    for (let k = 0; k < 4; k++) {
      const clean = centred.map((_, j) => {
        const from = 6 * (k >> 1) + j - (j % 2);
        const [x, y] = [at(model.shapes, from), (k % 2 === 0 ? 1 : -1) * at(model.shapes, from + 1)];
        return j % 2 === 0 ? c * x - s * y : s * x + c * y;
      });
      const distance = clean.reduce(
        (all, value, j) => all + ((centred[j] ?? NaN) - Math.sqrt(alphaBar) * value) ** 2,
        0,
      );
      const weight = at(model.weights, k >> 1) * Math.exp(-distance / (2 * (1 - alphaBar)));
      total += weight;
      clean.forEach((value, j) => (sum[j] = (sum[j] ?? NaN) + weight * value));
    }
  }
  const noise = predictPlanarNoise(model, xt, 0);
  centred.forEach((value, j) => {
    const expected = (value - (Math.sqrt(alphaBar) * (sum[j] ?? NaN)) / total) / Math.sqrt(1 - alphaBar);
    expect(at(noise, j)).toBeCloseTo(expected, 5);
    expect(at(noise, 6 + j)).toBeCloseTo(at(noise, j), 10);
  });
  expect(() => predictPlanarNoise(model, tensor([1, 2, 2], [1, 2, 3, 4]), 0)).toThrow('not those of a shape');
});

test('a simulation of three atoms has the bonds that the integral over triangles says', () => {
  const [uniform, moves] = [uniforms(1, 'moves'), 400_000];
  const atoms = [0, 0, 1.1, 0, 0.5, 1];
  const bondsNow = (): number[] =>
    [0, 2, 4].map((i) => {
      const j = (i + 2) % 6;
      return Math.hypot((atoms[i] ?? NaN) - (atoms[j] ?? NaN), (atoms[i + 1] ?? NaN) - (atoms[j + 1] ?? NaN));
    });
  const energyNow = (): number =>
    bondsNow().reduce((all, r) => all + (r > LONGEST ? Infinity : lennardJones(r)), 0);
  let [energy, sum, squares] = [energyNow(), 0, 0];
  for (let move = 0; move < moves; move++) {
    const atom = 2 * Math.floor(3 * uniform());
    const before = [...atoms];
    for (const k of [atom, atom + 1]) atoms[k] = (atoms[k] ?? NaN) + 0.3 * (uniform() - 0.5);
    const proposed = energyNow();
    if (uniform() < Math.exp((energy - proposed) / TEMPERATURE)) energy = proposed;
    else atoms.splice(0, 6, ...before);
    for (const r of bondsNow()) {
      sum += r;
      squares += r ** 2;
    }
  }
  const mean = sum / moves / 3;
  expect(Math.abs(mean - expectedTrimers().mean)).toBeLessThan(0.003);
  const deviation = Math.sqrt(squares / moves / 3 - mean ** 2);
  expect(Math.abs(deviation - expectedTrimers().deviation)).toBeLessThan(0.003);
  const weights = trimerBonds();
  const total = weights.reduce((all, [, weight]) => all + weight, 0);
  expect(weights.reduce((all, [r, weight]) => all + r * weight, 0) / total).toBeCloseTo(
    expectedTrimers().mean,
    8,
  );
});

test('the table of bonds in the README', () => {
  expect(lennardJones(2 ** (1 / 6))).toBeCloseTo(-1, 12);
  const rounded = ({ mean, deviation }: Bonds): string[] =>
    [mean, deviation].map((value) => value.toFixed(3));
  const run = (
    steps: readonly MoleculeReverseInput[],
    changed: Parameters<typeof moleculeReverseStep>[1],
  ): NumericTensor =>
    steps.reduce<NumericTensor>(
      (xt, step) => moleculeReverseStep({ ...step, xt }, changed),
      steps[0]?.xt ?? tensor([0], []),
    );
  expect(rounded(expectedDimers())).toEqual(['1.176', '0.103']);
  expect(rounded(bondsOf(run(dimerSteps(), {})))).toEqual(['1.182', '0.129']);
  expect(rounded(bondsOf(run(dimerSteps(), { reverse: { sigma: () => 0 } })))).toEqual(['1.113', '0.004']);
  expect(rounded(expectedTrimers())).toEqual(['1.165', '0.091']);
  expect(rounded(bondsOf(run(trimerSteps(), {})))).toEqual(['1.156', '0.096']);
  expect(rounded(bondsOf(run(trimerSteps(), { reverse: { sigma: () => 0 } })))).toEqual(['1.126', '0.008']);
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
