import * as fc from 'fast-check';
import { linearNoiseSchedule, type Schedule } from '../../oracle/diffusion';
import type { PosteriorStepInput } from '../../oracle/inverse-problem';
import { at, filled, generate, tensor, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule } from '../shared/diffusion-inputs';
import { gaussianModel, posteriorMean, type GaussianData } from '../shared/gaussian-data';

const { sqrt } = Math;

/** Normally distributed data x, of which y = gain · x + noise was measured. */
export interface Measured extends GaussianData {
  readonly gain: number;
  /** The variance of the noise in y, σ². */
  readonly noise: number;
}

/** The variance of x0 given x_t. */
const remaining = ({ variance }: GaussianData, alphaBar: number): number =>
  ((1 - alphaBar) * variance) / (alphaBar * variance + 1 - alphaBar);

/** ∂E[x0 | x_t] / ∂x_t */
const slope = (data: GaussianData, alphaBar: number): number =>
  posteriorMean(1, data, alphaBar) - posteriorMean(0, data, alphaBar);

/** How uncertain y is given x_t: its noise, and what x_t leaves open of x0. */
const uncertainty = (measured: Measured, alphaBar: number): number =>
  measured.noise + measured.gain ** 2 * remaining(measured, alphaBar);

/** ∇ ln p(y | x_t), which is exact. */
export const likelihoodScore = (x: number, y: number, measured: Measured, alphaBar: number): number => {
  const residual = y - measured.gain * posteriorMean(x, measured, alphaBar);
  return (measured.gain * slope(measured, alphaBar) * residual) / uncertainty(measured, alphaBar);
};

/** By which factor −∇ (y − A(x̂0))² / 2σ² is larger: it takes x̂0 for x0 itself. */
export const excess = (measured: Measured, alphaBar: number): number =>
  uncertainty(measured, alphaBar) / measured.noise;

/** The Wiener filter: the posterior of x given y. */
export function wiener({ mean, variance, gain, noise }: Measured, y: number): GaussianData {
  const kalmanGain = (variance * gain) / (gain ** 2 * variance + noise);
  return { mean: mean + kalmanGain * (y - gain * mean), variance: variance * (1 - kalmanGain * gain) };
}

const numbersOf: fc.Arbitrary<Measured & { readonly y: number }> = fc.record({
  mean: fc.constantFrom(0, 0.5, -1),
  variance: fc.constantFrom(1, 2, 0.5),
  gain: fc.constantFrom(1, -1, 0.5),
  noise: fc.constantFrom(0.1, 0.25, 0.5),
  // Never exactly what is predicted, where a norm has no gradient.
  y: fc.constantFrom(1.2, -1.5, 2.5),
});

interface OfGaussian {
  readonly measured: Measured;
  readonly observation: number;
}

/** ᾱ of the first steps of a schedule: 0.8, 0.5, … */
const shortSchedule = ((): Schedule => {
  const alphas = tensor([4], [0.8, 0.625, 0.5, 0.4]);
  let product = 1;
  return float32Schedule({
    alphas,
    betas: generate([4], (t) => 1 - at(alphas, t)),
    alphaBars: generate([4], (t) => (product *= at(alphas, t))),
  });
})();

export interface OneLook extends PosteriorStepInput, OfGaussian {}

/** Several x_t at one step, with zeta = 1 / 2σ². */
export const looks: fc.Arbitrary<OneLook> = fc
  .record({ numbers: numbersOf, t: fc.constantFrom(1, 0, 2, 3) })
  .map(({ numbers: { y, ...measured }, t }) => ({
    measured,
    observation: y,
    model: gaussianModel(shortSchedule, measured),
    xt: tensor([3, 1], [0, 1, -2]),
    t,
    z: filled([3, 1], 0),
    forward: { matrix: tensor([1, 1], [measured.gain]) },
    y: filled([3, 1], y),
    zeta: Math.fround(1 / (2 * measured.noise)),
    schedule: shortSchedule,
  }));

/** The example in the lesson on the bias: ᾱ = ½ and σ² = 0.1, so that it is a factor of 6. */
export const sixfold: OneLook = {
  measured: { mean: 0, variance: 1, gain: 1, noise: 0.1 },
  observation: 1,
  model: gaussianModel(shortSchedule, { mean: 0, variance: 1 }),
  xt: tensor([3, 1], [0, 1, -2]),
  t: 1,
  z: filled([3, 1], 0),
  forward: { matrix: tensor([1, 1], [1]) },
  y: filled([3, 1], 1),
  zeta: 5,
  schedule: shortSchedule,
};

const NUM_STEPS = 40;

const longSchedule = float32Schedule(
  linearNoiseSchedule({ numSteps: NUM_STEPS, betaStart: 0.002, betaEnd: 0.35 }),
);

export interface GaussianPosterior extends PosteriorStepInput, OfGaussian {}

/**
 * A step of a run that leads to the posterior. Its three examples show what it does to any x: they
 * have x = 0, x = 1, and x = 0 with z = 1.
 */
const stepAt = ({ y, ...measured }: Measured & { y: number }, t: number): GaussianPosterior => ({
  measured,
  observation: y,
  model: gaussianModel(longSchedule, measured),
  xt: tensor([3, 1], [0, 1, 0]),
  t,
  z: tensor([3, 1], [0, 0, 1]),
  forward: { matrix: tensor([1, 1], [measured.gain]) },
  y: filled([3, 1], y),
  zeta: exactZeta(measured, longSchedule, t),
  schedule: longSchedule,
});

/** The zeta for which the guidance is β_t / √α_t times the exact ∇ ln p(y | x_t), with a minus. */
export const exactZeta = (measured: Measured, { betas, alphas, alphaBars }: Schedule, t: number): number =>
  Math.fround(at(betas, t) / sqrt(at(alphas, t)) / (2 * uncertainty(measured, at(alphaBars, t))));

/**
 * The last step of a run, from which `stepsOf` gives the others: three cases that are tried in
 * every run, in which mistakes move the mean by 0.1 or the variance by a third.
 */
export const posteriors: readonly fc.Arbitrary<GaussianPosterior>[] = [
  { mean: 0.5, variance: 1, gain: 1, noise: 0.25, y: 2.5 },
  { mean: -1, variance: 2, gain: -1, noise: 0.1, y: 2.5 },
  { mean: 0, variance: 0.5, gain: 0.5, noise: 0.1, y: -1.5 },
].map((numbers) => fc.constant(stepAt(numbers, 0)));

/** All steps of a run, in the order in which they are taken. */
export const stepsOf = ({ measured, observation }: OfGaussian): GaussianPosterior[] =>
  Array.from({ length: NUM_STEPS }, (_, i) => stepAt({ ...measured, y: observation }, NUM_STEPS - 1 - i));

/** What a run makes of standard normal numbers, from the results of its steps. */
export const distributionAfter = (results: readonly NumericTensor[]): GaussianData =>
  results.reduce<GaussianData>(
    ({ mean, variance }, result) => {
      const [offset, factor, fresh] = [at(result, 0), at(result, 1) - at(result, 0), at(result, 2)];
      return {
        mean: factor * mean + offset,
        variance: factor ** 2 * variance + (fresh - offset) ** 2,
      };
    },
    { mean: 0, variance: 1 },
  );
