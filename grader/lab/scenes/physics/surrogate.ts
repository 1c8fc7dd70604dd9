import { gaussians, uniforms } from '../../../oracle/random';
import { countedShares, initialNetwork, positionsOf, WELL } from '../../../oracle/surrogate';
import { scheduleOf } from '../../../train/configuration';
import { NETWORK, NOISE, RECIPE } from '../../../train/diffusion/configuration';
import type { Params } from '../../../train/parameters';
import { normals } from '../embedding';
import type { Noise, SceneTools } from '../functions';
import { numbersIn, paramsOf } from '../trained-numbers';
import { fieldOf, numbersOf, WrongResult } from '../wrong-result';

const SEED = 2020;
export const SAMPLES = 2_000;

export interface SurrogateInput {
  /** The steps of the training. */
  readonly steps: number;
}

export interface SurrogateResult {
  /** Before each step. */
  readonly losses: readonly number[];
  /** The share of the samples in each bin, the outer two included. */
  readonly shares: readonly number[];
}

/** Trains a network on positions in the double well and samples it, by the student's functions. */
export function surrogateScene({ tf, find, emit }: SceneTools, { steps }: SurrogateInput): SurrogateResult {
  const template = initialNetwork(SEED, NETWORK) as unknown as Params;
  const { batchSize, beta1, beta2, epsilon, weightDecay } = RECIPE;
  const [position, normal] = [positionsOf(WELL, uniforms(SEED, 'positions')), gaussians(SEED, 'noise')];
  const batches = Array.from({ length: steps }, () =>
    tf.tensor2d(Float32Array.from({ length: batchSize }, position), [batchSize, 1]),
  );
  const vector = (name: keyof Noise) => tf.tensor1d(Float32Array.from(NOISE[name].data));
  const noise: Noise = { betas: vector('betas'), alphas: vector('alphas'), alphaBars: vector('alphaBars') };
  let drawn = 0;
  const gaussian = (shape: number[]) => {
    emit(++drawn); // A sign of life.
    const count = shape.reduce((product, each) => product * each, 1);
    return tf.tensor(Float32Array.from({ length: count }, normal), shape);
  };
  const trained = find('trainNoisePredictor')(
    ...[paramsOf(tf, template, numbersIn(template)), batches, noise, uniforms(SEED, 'steps'), gaussian],
    { schedule: scheduleOf({ ...RECIPE, steps }), beta1, beta2, epsilon, weightDecay },
  );
  const losses = fieldOf(trained, 'losses', 'trainNoisePredictor');
  if (!Array.isArray(losses) || losses.length !== steps)
    throw new WrongResult(`\`losses\` of trainNoisePredictor should be a list of ${String(steps)} numbers.`);
  let turn = 0;
  const samples = find('sampleSurrogate')(
    ...[fieldOf(trained, 'params', 'trainNoisePredictor'), SAMPLES, noise],
    (shape: number[]) => {
      emit(++drawn);
      return tf.tensor(normals(`surrogate ${String(turn++)}`, SAMPLES), shape);
    },
  );
  return {
    losses: losses.map(Number),
    shares: countedShares(numbersOf(tf, samples, 'The result of sampleSurrogate', [SAMPLES, 1])),
  };
}
