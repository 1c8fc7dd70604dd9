import { at, mapValues, type NumericTensor } from '../oracle/tensor';
import { replaceAt } from './values';

/** In float64, central differences of a smooth function are exact to about STEP². */
const STEP = 1e-5;

/**
 * The gradient of a scalar function with respect to the tensor at a path, by central differences.
 */
export function numericGradient<A>(
  objective: (args: A) => number,
  args: A,
  path: string,
  value: NumericTensor,
): NumericTensor {
  const moved = (index: number, by: number): number => {
    const data = value.data.slice();
    data[index] = at(value, index) + by;
    return objective(replaceAt(args, path, { ...value, data }));
  };
  return mapValues(value, (_, i) => (moved(i, STEP) - moved(i, -STEP)) / (2 * STEP));
}
