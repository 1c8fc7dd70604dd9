import { linearNoiseSchedule, type Schedule } from '../../oracle/diffusion';
import { gaussians, uniforms, type Seed } from '../../oracle/random';
import { initialNetwork, positionsOf, WELL, type SurrogateTrainingInput } from '../../oracle/surrogate';
import { generate, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule } from '../shared/diffusion-inputs';

const TRAINING_STEPS = 400;
const BATCH = 256;
const NOISE_STEPS = 100;
const TIME_DIM = 8;
const HIDDEN = 32;

/**
 * The usual betas, 1e-4 … 0.02, are made for 1,000 steps: with 100, more than a third of the signal
 * would be left at the end. Ten times as large, they lead to the same ᾱ.
 */
export const NOISE: Schedule = float32Schedule(
  linearNoiseSchedule({ numSteps: NOISE_STEPS, betaStart: 0.1 / NOISE_STEPS, betaEnd: 20 / NOISE_STEPS }),
);

/** A training on positions in the double well, whose weights, data and draws come from the seed. */
export function doubleWellTraining(seed: Seed): SurrogateTrainingInput {
  const position = positionsOf(WELL, uniforms(seed, 'positions'));
  const normal = gaussians(seed, 'noise');
  const uniform = uniforms(seed, 'steps');
  return {
    params: initialNetwork(seed, { timeDim: TIME_DIM, hidden: HIDDEN }),
    batches: repeated(() => generate([BATCH, 1], () => Math.fround(position()))),
    schedule: NOISE,
    uniform: {
      uniform: Array.from(
        { length: TRAINING_STEPS * BATCH },
        () => (Math.floor(uniform() * NOISE_STEPS) + 0.5) / NOISE_STEPS,
      ),
    },
    gaussian: { gaussian: repeated(() => generate([BATCH, 1], () => Math.fround(normal()))) },
    options: {
      schedule: { maximum: 0.03, minimum: 0.0003, warmupSteps: 20, totalSteps: TRAINING_STEPS },
      beta1: 0.9,
      beta2: 0.99,
      epsilon: 1e-8,
      weightDecay: 0.001,
    },
  };
}

const repeated = (make: () => NumericTensor): NumericTensor[] => Array.from({ length: TRAINING_STEPS }, make);
