import { gaussians, uniforms } from '../../oracle/random';
import { metropolis, movesBetween, WELL } from '../../oracle/surrogate';
import { dim, generate, tensor, type NumericTensor } from '../../oracle/tensor';
import { MOVES, NOISE, REACH, RECIPE, SAMPLES } from './configuration';
import type { NoisedExamples } from './surrogate-trainer';

/** Batches of positions from a simulation, each a few moves after the one before it. */
export function* simulatedBatches(seed: number): Generator<NoisedExamples, never> {
  const { batchSize } = RECIPE;
  const walk = metropolis(WELL, batchSize, REACH, uniforms(seed, 'moves'));
  const [uniform, normal] = [uniforms(seed, 'steps'), gaussians(seed, 'noise')];
  const numSteps = dim(NOISE.betas, 0);
  walk.advance(MOVES.before);
  for (;;) {
    walk.advance(MOVES.between);
    yield {
      x0: tensor([batchSize, 1], walk.positions),
      t: generate([batchSize], () => Math.floor(numSteps * uniform()), 'int32'),
      noise: generate([batchSize, 1], () => normal()),
    };
  }
}

/** x_T and the noise of each step, the same in every call. */
export function samplingDraws(seed: number): NumericTensor[] {
  const normal = gaussians(seed, 'samples');
  return Array.from({ length: dim(NOISE.betas, 0) + 1 }, () => generate([SAMPLES, 1], () => normal()));
}

/** What the simulation costs. */
export interface SimulationCost {
  readonly microsecondsPerMove: number;
  /** The moves between two independent states. */
  readonly moves: number;
}

const TIMED_MOVES = 200;

export function simulationCost(seed: number): SimulationCost {
  const walk = metropolis(WELL, SAMPLES, REACH, uniforms(seed, 'timed moves'));
  walk.advance(TIMED_MOVES);
  const began = performance.now();
  walk.advance(TIMED_MOVES);
  const seconds = (performance.now() - began) / 1_000;
  return {
    microsecondsPerMove: (1e6 * seconds) / (TIMED_MOVES * SAMPLES),
    moves: movesBetween(WELL, REACH, 3_000, uniforms(seed, 'autocorrelation')),
  };
}
