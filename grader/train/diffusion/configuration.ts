import { linearNoiseSchedule, type Schedule } from '../../oracle/diffusion';
import type { Recipe } from '../configuration';

/** The network: two hidden layers of this width, and a time embedding. */
export const NETWORK = { hidden: 64, timeDim: 16 };

const NUM_STEPS = 100;

/**
 * 0.1/T … 20/T. The usual betas are made for 1,000 steps; after 100 of them, a third of the signal
 * would be left.
 */
export const NOISE: Schedule = linearNoiseSchedule({
  numSteps: NUM_STEPS,
  betaStart: 0.1 / NUM_STEPS,
  betaEnd: 20 / NUM_STEPS,
});

export const RECIPE: Recipe = {
  steps: 2_000,
  batchSize: 256,
  learningRate: 0.02,
  beta1: 0.9,
  beta2: 0.99,
  epsilon: 1e-8,
  weightDecay: 0.001,
};

/** The most that a particle moves at once in the simulation. */
export const REACH = 0.6;

/** The moves of the simulation before the first batch, and between batches. */
export const MOVES = { before: 2_000, between: 20 };

/** The samples of a histogram. */
export const SAMPLES = 2_000;

/** The steps t whose results show how samples become sharp, which happens in the last ones. */
export const KEPT = [29, 19, 9, 4, 0];
