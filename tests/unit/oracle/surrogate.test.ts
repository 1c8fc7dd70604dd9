/** The surrogate that students' are held against, and the double well that it learns. */
import { linearNoiseSchedule } from '../../../grader/oracle/diffusion';
import { uniforms } from '../../../grader/oracle/random';
import {
  boltzmannShares,
  countedShares,
  denoiserPass,
  leastLoss,
  leastLossIn,
  metropolis,
  movesBetween,
  positionsOf,
  potential,
  predictNoise,
  rightShare,
  shareRight,
  totalVariation,
  trainNoisePredictor,
  WELL,
  type DenoiserInput,
} from '../../../grader/oracle/surrogate';
import { at, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import { replaceAt, tensorsOf } from '../../../grader/engine/values';
import { NOISE } from '../../../grader/specs/surrogate-sampler/double-well-training';
import { deepPredictions } from '../../../grader/specs/surrogate-sampler/prediction-inputs';

test('the gradient of the network is that of central differences', () => {
  const [input] = deepPredictions().slice(-1);
  if (input === undefined) throw new Error('no input');
  const weights = input.xt.data.map((_, i) => 1 + i);
  const objective = (changed: DenoiserInput): number =>
    predictNoise(changed).data.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  const gradient = denoiserPass(input).backward({ ...input.xt, data: weights });
  const gradients = tensorsOf(gradient);
  for (const [k, { path, tensor: parameter }] of tensorsOf(input.params).entries()) {
    const own = gradients[k]?.tensor;
    expect(gradients[k]?.path).toBe(path);
    parameter.data.forEach((_, i) => {
      const moved = (by: number): number => {
        const data = parameter.data.map((value, j) => (i === j ? value + by : value));
        return objective({ ...input, params: replaceAt(input.params, path, { ...parameter, data }) });
      };
      expect(own === undefined ? Number.NaN : at(own, i)).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
    });
  }
});

test('a step by hand is that of the README', () => {
  const column = (values: readonly number[]): NumericTensor => tensor([values.length, 1], values);
  const { params, losses } = trainNoisePredictor({
    params: { layers: [{ kernel: column([1, 0.5, 0.5]), bias: tensor([1], [0]) }] },
    batches: [column([1])],
    schedule: linearNoiseSchedule({ numSteps: 4, betaStart: 0.1, betaEnd: 0.4 }),
    uniform: { uniform: [0.6] },
    gaussian: { gaussian: [column([-0.5])] },
    options: {
      schedule: { maximum: 0.1, minimum: 0.1, warmupSteps: 1, totalSteps: 2 },
      ...{ beta1: 0.9, beta2: 0.999, epsilon: 1e-12, weightDecay: 0 },
    },
  });
  expect(losses[0]).toBeCloseTo(1.2195, 3);
  const [layer] = params.layers;
  [0.9, 0.4, 0.6].forEach((value, i) => {
    expect(layer?.kernel.data[i]).toBeCloseTo(value, 9);
  });
  expect(layer?.bias.data[0]).toBeCloseTo(-0.1, 9);
});

test('the noise of 100 steps leaves nothing of the signal; the usual betas would leave a third', () => {
  expect(at(NOISE.alphaBars, 99)).toBeLessThan(1e-4);
  expect(at(linearNoiseSchedule({ numSteps: 100 }).alphaBars, 99)).toBeCloseTo(0.364, 3);
});

describe('the double well', () => {
  test('is as the README says', () => {
    expect(rightShare(WELL)).toBeCloseTo(0.712, 3);
    expect(potential(WELL, 0)).toBe(3);
    expect(potential(WELL, -1) - potential(WELL, 1)).toBe(1);
    expect(rightShare({ ...WELL, tilt: 0 })).toBeCloseTo(0.5, 9);
  });

  test('has the density exp(−V)', () => {
    const shares = boltzmannShares(WELL);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    // Bins 8 and 23 are around −0.9 and 0.9.
    const ratio = (shares[23] ?? 0) / (shares[8] ?? 1);
    expect(ratio).toBeCloseTo(Math.exp(potential(WELL, -0.9) - potential(WELL, 0.9)), 1);
  });

  test('gives positions with this density, and a distance from others', () => {
    const position = positionsOf(WELL, uniforms(1, 'positions'));
    const positions = Array.from({ length: 20_000 }, position);
    expect(totalVariation(countedShares(positions), boltzmannShares(WELL))).toBeLessThan(0.02);
    expect(shareRight(positions)).toBeCloseTo(rightShare(WELL), 1);
    const elsewhere = positions.map(() => 5);
    expect(totalVariation(countedShares(elsewhere), boltzmannShares(WELL))).toBeCloseTo(1, 3);
    expect(countedShares([Number.NaN]).every((share) => share === 0)).toBe(true);
  });
});

describe('the least loss', () => {
  test('has a closed form for normally distributed data', () => {
    const deviation = 0.4;
    const loss = leastLoss((x) => Math.exp(-0.5 * (x / deviation) ** 2), NOISE);
    const expected = NOISE.alphaBars.data.map((alphaBar) => {
      const signal = alphaBar * deviation ** 2;
      return signal / (signal + 1 - alphaBar);
    });
    expect(loss).toBeCloseTo(expected.reduce((sum, each) => sum + each, 0) / 100, 4);
  });

  test('is less in a double well than for one normal distribution of the same width', () => {
    const deviation = 0.95;
    const normal = leastLoss((x) => Math.exp(-0.5 * (x / deviation) ** 2), NOISE);
    expect(leastLossIn(WELL, NOISE)).toBeLessThan(0.8 * normal);
    expect(leastLossIn(WELL, NOISE)).toBeCloseTo(0.191, 3);
  });
});

describe('Metropolis', () => {
  const reach = 0.6;

  test('has the Boltzmann density in the end, wherever it starts', () => {
    const { positions, advance } = metropolis(WELL, 2_000, reach, uniforms(1, 'moves'));
    advance(500);
    expect(shareRight(positions)).toBeCloseTo(rightShare(WELL), 1);
    expect(totalVariation(countedShares(positions), boltzmannShares(WELL))).toBeLessThan(0.1);
  });

  test('needs many moves from one well to the other', () => {
    const moves = movesBetween(WELL, reach, 3_000, uniforms(2, 'moves'));
    const deeper = movesBetween({ barrier: 5, tilt: 0.5 }, reach, 3_000, uniforms(2, 'moves'));
    expect(moves).toBeGreaterThan(100);
    expect(deeper).toBeGreaterThan(2 * moves);
  });
});
