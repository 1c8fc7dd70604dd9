/**
 * The judge's tensor: float64 numbers in row-major order, independent of tfjs. With dtype `number`
 * it is no tensor for the student, but a plain number (shape []) or a list of numbers.
 */
export interface NumericTensor {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Float64Array;
}

export type DType = 'float32' | 'int32' | 'bool' | 'number';

/** A record that a submission names like a tensor is none: its fields never hold a typed array. */
export const isTensor = (value: unknown): value is NumericTensor =>
  typeof value === 'object' && value !== null && 'data' in value && ArrayBuffer.isView(value.data);

export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, dim) => size * dim, 1);

/** @throws RangeError if data does not match the shape: a bug of ours, not of a submission */
export function tensor(
  shape: readonly number[],
  data: ArrayLike<number>,
  dtype: DType = 'float32',
): NumericTensor {
  const values = new Float64Array(data);
  if (values.length !== sizeOf(shape)) {
    throw new RangeError(`${String(values.length)} numbers do not fill the shape [${shape.join(', ')}]`);
  }
  return { shape, dtype, data: values };
}

export const scalar = (value: number): NumericTensor => tensor([], [value]);

/** A result that is a plain number for the student. */
export const plainNumber = (value: number): NumericTensor => tensor([], [value], 'number');

/** A result that is a list of numbers for the student. */
export const plainNumbers = (values: readonly number[]): NumericTensor =>
  tensor([values.length], values, 'number');

export const filled = (shape: readonly number[], value: number, dtype: DType = 'float32'): NumericTensor =>
  tensor(shape, new Float64Array(sizeOf(shape)).fill(value), dtype);

/** A tensor whose element at flat index i is `valueAt(i)`. */
export const generate = (
  shape: readonly number[],
  valueAt: (index: number) => number,
  dtype: DType = 'float32',
): NumericTensor => {
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = valueAt(i);
  return { shape, dtype, data };
};

export const mapValues = (
  x: NumericTensor,
  transform: (value: number, index: number) => number,
): NumericTensor => generate(x.shape, (i) => transform(at(x, i), i), x.dtype);

/**
 * Combines two tensors of the same size elementwise; the result has the first one's shape.
 *
 * @throws RangeError if the sizes differ
 */
export const zipValues = (
  a: NumericTensor,
  b: NumericTensor,
  combine: (a: number, b: number) => number,
): NumericTensor => {
  if (a.data.length !== b.data.length) throw new RangeError('the sizes differ');
  return mapValues(a, (value, i) => combine(value, at(b, i)));
};

/** The element at a flat index. @throws RangeError if there is none */
export function at(x: NumericTensor, index: number): number {
  const value = x.data[index];
  if (value === undefined) throw new RangeError(`no element ${String(index)} in [${x.shape.join(', ')}]`);
  return value;
}

/** The length of an axis; negative axes count from the end. */
export function dim(x: NumericTensor, axis: number): number {
  const length = x.shape.at(axis);
  if (length === undefined) throw new RangeError(`no axis ${String(axis)} in [${x.shape.join(', ')}]`);
  return length;
}

export const reshape = (x: NumericTensor, shape: readonly number[]): NumericTensor =>
  tensor(shape, x.data, x.dtype);

/** Slices start … start + count − 1 of the first axis. */
export function sliceFirst(x: NumericTensor, start: number, count: number): NumericTensor {
  const inner = x.data.length / Math.max(dim(x, 0), 1);
  return tensor([count, ...x.shape.slice(1)], x.data.slice(start * inner, (start + count) * inner), x.dtype);
}

/** Joins tensors along the first axis. */
export function concatFirst(parts: readonly NumericTensor[]): NumericTensor {
  const first = parts[0];
  if (first === undefined) throw new RangeError('nothing to concatenate');
  const rows = parts.reduce((sum, part) => sum + dim(part, 0), 0);
  return tensor(
    [rows, ...first.shape.slice(1)],
    parts.flatMap((part) => [...part.data]),
    first.dtype,
  );
}

/** Reorders an axis: entry i of the result is entry `order[i]` of x. */
export function permuteAxis(x: NumericTensor, axis: number, order: readonly number[]): NumericTensor {
  const position = axis < 0 ? axis + x.shape.length : axis;
  const length = dim(x, position);
  const inner = sizeOf(x.shape.slice(position + 1));
  const shape = x.shape.map((size, i) => (i === position ? order.length : size));
  return generate(
    shape,
    (i) => {
      const column = i % inner;
      const row = Math.floor(i / inner) % order.length;
      const outer = Math.floor(i / (inner * order.length));
      return at(x, (outer * length + (order[row] ?? 0)) * inner + column);
    },
    x.dtype,
  );
}

/** Reorders the axes: axis k of the result is axis `axes[k]` of x. */
export function transpose(x: NumericTensor, axes: readonly number[]): NumericTensor {
  const strides = x.shape.map((_, axis) => sizeOf(x.shape.slice(axis + 1)));
  const shape = axes.map((axis) => dim(x, axis));
  return generate(
    shape,
    (index) => {
      let [rest, from] = [index, 0];
      for (let k = axes.length - 1; k >= 0; k--) {
        const length = shape[k] ?? 1;
        from += (rest % length) * (strides[axes[k] ?? 0] ?? 0);
        rest = Math.floor(rest / length);
      }
      return at(x, from);
    },
    x.dtype,
  );
}

/** Pads the last axis with zeros up to `length`. */
export function padLast(x: NumericTensor, length: number): NumericTensor {
  const from = dim(x, -1);
  return generate([...x.shape.slice(0, -1), length], (i) => {
    const column = i % length;
    return column < from ? at(x, Math.floor(i / length) * from + column) : 0;
  });
}

export const maxMagnitude = (x: NumericTensor): number =>
  x.data.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
