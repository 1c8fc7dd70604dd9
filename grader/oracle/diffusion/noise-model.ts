import { at, type NumericTensor } from '../tensor';

/**
 * A test model of the sandbox: ε(x, t) = scale[t]·x + offset[t], or tanh of it, each example with
 * its own t. Predictions do not depend on the rest of the batch. The tables are `[numSteps]`.
 */
export interface NamedModel {
  readonly model: 'affine' | 'tanh';
  readonly scale: NumericTensor;
  readonly offset: NumericTensor;
}

/** ε(x, t) of a test model for one number x, at a step of its tables. */
export function noisePredictor({ model, scale, offset }: NamedModel, step: number): (x: number) => number {
  const [factor, constant] = [at(scale, step), at(offset, step)];
  return model === 'tanh' ? (x) => Math.tanh(factor * x + constant) : (x) => factor * x + constant;
}
