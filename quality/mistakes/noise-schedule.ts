import type { MistakesByFunction } from '../edits';

const betas = 'tf.linspace(betaStart, betaEnd, numSteps)';
const product = 'tf.cumprod(alphas)';

export const mistakes: MistakesByFunction = {
  linearNoiseSchedule: {
    'end-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(0, numSteps)']],
    'start-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(1, numSteps)']],
    reversed: [[betas, 'tf.linspace(betaEnd, betaStart, numSteps)']],
    'root-linear': [[betas, 'tf.linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), numSteps).square()']],
    geometric: [[betas, 'tf.linspace(Math.log(betaStart), Math.log(betaEnd), numSteps).exp()']],
    'alpha-bars-not-cumulative': [[product, 'alphas']],
    'alpha-bars-of-betas': [[product, 'tf.cumprod(betas)']],
    'alpha-bars-exclusive': [[product, 'tf.cumprod(alphas, 0, true)']],
    'alpha-bars-summed': [[product, 'tf.cumsum(alphas)']],
    'defaults-ignored': [[betas, 'tf.linspace(1e-4, 0.02, numSteps)']],
  },
};
