import { at, dim, reshape, type NumericTensor } from './tensor';
import { project } from './linear-algebra';

/**
 * A linear map of the sandbox: the numbers of each example of `[batch, ...]`, in order, times the
 * matrix `[n, m]` give `[batch, m]`.
 */
export interface LinearMap {
  readonly matrix: NumericTensor;
}

/** The result of a map. @throws RangeError if an example does not have n numbers */
export function applyMap({ matrix }: LinearMap, x: NumericTensor): NumericTensor {
  const batch = dim(x, 0);
  return project(reshape(x, [batch, x.data.length / batch]), matrix);
}

/** The transposed map: `[batch, m]` to the shape of x. */
export function applyTransposed(
  { matrix }: LinearMap,
  y: NumericTensor,
  shape: readonly number[],
): NumericTensor {
  const [n, m] = [dim(matrix, 0), dim(matrix, 1)];
  const batch = dim(y, 0);
  const data = new Float64Array(batch * n);
  for (let example = 0; example < batch; example++)
    for (let i = 0; i < n; i++)
      for (let k = 0; k < m; k++)
        data[example * n + i] = (data[example * n + i] ?? 0) + at(matrix, i * m + k) * at(y, example * m + k);
  return { shape, dtype: 'float32', data };
}
