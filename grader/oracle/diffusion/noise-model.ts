import { at, dim, mapValues, type NumericTensor } from '../tensor';

/**
 * A test model of the sandbox: ε(x, t) = scale[t]·x + offset[t], or tanh of it, each example with
 * its own t. Predictions do not depend on the rest of the batch. The tables are `[numSteps]`.
 */
export interface NamedModel {
  readonly model: 'affine' | 'tanh';
  readonly scale: NumericTensor;
  readonly offset: NumericTensor;
}

/** ε(x, t) of a test model; each example has the step `stepOf(example)`. */
export function predictNoise(
  { model, scale, offset }: NamedModel,
  xt: NumericTensor,
  stepOf: (example: number) => number,
): NumericTensor {
  const inner = xt.data.length / dim(xt, 0);
  return mapValues(xt, (value, i) => {
    const step = stepOf(Math.floor(i / inner));
    const linear = at(scale, step) * value + at(offset, step);
    return model === 'tanh' ? Math.tanh(linear) : linear;
  });
}
