import type { NamedModel, Schedule } from '../../oracle/diffusion';
import { at, generate } from '../../oracle/tensor';

const { sqrt } = Math;

/** Data whose numbers are independent and normal, all with this mean and variance. */
export interface GaussianData {
  readonly mean: number;
  readonly variance: number;
}

/** The variance of x_t, where ᾱ of the variance is signal. */
const varianceOf = ({ variance }: GaussianData, alphaBar: number): number =>
  alphaBar * variance + 1 - alphaBar;

/** How far x_t is from its mean. */
const offCentre = (x: number, { mean }: GaussianData, alphaBar: number): number => x - sqrt(alphaBar) * mean;

/** ∇ ln p_t(x), the score of x_t. */
export const scoreOf = (x: number, data: GaussianData, alphaBar: number): number =>
  -offCentre(x, data, alphaBar) / varianceOf(data, alphaBar);

/** E[ε | x_t], the best prediction of the noise in x_t. */
export const exactNoise = (x: number, data: GaussianData, alphaBar: number): number =>
  -sqrt(1 - alphaBar) * scoreOf(x, data, alphaBar);

/** E[x0 | x_t], the mean of the posterior. */
export const posteriorMean = (x: number, data: GaussianData, alphaBar: number): number =>
  data.mean + (sqrt(alphaBar) * data.variance * offCentre(x, data, alphaBar)) / varianceOf(data, alphaBar);

/** The exact noise predictor: `exactNoise` at each step of a schedule. */
export const gaussianModel = ({ alphaBars }: Schedule, data: GaussianData): NamedModel => ({
  model: 'affine',
  scale: generate(alphaBars.shape, (t) =>
    Math.fround(sqrt(1 - at(alphaBars, t)) / varianceOf(data, at(alphaBars, t))),
  ),
  offset: generate(alphaBars.shape, (t) => Math.fround(exactNoise(0, data, at(alphaBars, t)))),
});
