import { at, dim, sizeOf, tensor, type NumericTensor } from './tensor';

/**
 * x · kernel over the last axis of x: `[..., dIn]` and `[dIn, dOut]` give `[..., dOut]`.
 *
 * @throws RangeError if the lengths differ
 */
export function project(x: NumericTensor, kernel: NumericTensor): NumericTensor {
  const dIn = dim(kernel, 0);
  const dOut = dim(kernel, 1);
  if (dim(x, -1) !== dIn) throw new RangeError(`${String(dim(x, -1))} columns, but ${String(dIn)} rows`);
  const numRows = sizeOf(x.shape.slice(0, -1));
  const sums = new Float64Array(numRows * dOut);
  // Plain loops for speed: the oracle spends most of its time here.
  for (let row = 0; row < numRows; row++) {
    for (let k = 0; k < dIn; k++) {
      const value = x.data[row * dIn + k] ?? Number.NaN;
      for (let j = 0; j < dOut; j++) {
        const i = row * dOut + j;
        sums[i] = (sums[i] ?? 0) + value * (kernel.data[k * dOut + j] ?? Number.NaN);
      }
    }
  }
  return { shape: [...x.shape.slice(0, -1), dOut], dtype: 'float32', data: sums };
}

/** Adds a vector `[d]` to every row of x `[..., d]`. */
export function addBias(x: NumericTensor, bias: NumericTensor): NumericTensor {
  const d = dim(bias, 0);
  return { ...x, data: x.data.map((value, i) => value + at(bias, i % d)) };
}

/** Softmax of a vector; subtracts the largest score first, so that it cannot overflow. */
export function softmax(scores: readonly number[]): number[] {
  let largest = Number.NEGATIVE_INFINITY;
  for (const score of scores) largest = Math.max(largest, score);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  let sum = 0;
  for (const value of exponentials) sum += value;
  return exponentials.map((value) => value / sum);
}

/** −ln softmax(logits)[target]. */
export function crossEntropy(logits: readonly number[], target: number): number {
  const highest = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - highest), 0);
  return Math.log(sum) + highest - (logits[target] ?? Number.NaN);
}

/** ln softmax(logits). */
export function logSoftmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  const all = Math.log(sum) + highest;
  return logits.map((logit) => logit - all);
}

/** The rows along the last axis, in order. */
export function rowsOf(x: NumericTensor): number[][] {
  const width = dim(x, -1);
  return Array.from({ length: sizeOf(x.shape.slice(0, -1)) }, (_, row) => [
    ...x.data.slice(row * width, (row + 1) * width),
  ]);
}

/** Applies a function to each row along the last axis. */
export function mapRows(x: NumericTensor, change: (row: number[]) => readonly number[]): NumericTensor {
  const width = dim(x, -1);
  const data = new Float64Array(x.data.length);
  for (let start = 0; start < data.length; start += width)
    data.set(change(Array.from(x.data.subarray(start, start + width))), start);
  return { shape: x.shape, dtype: 'float32', data };
}

/** A tensor of rows, shaped `[...leading, width]`. */
export function fromRows(
  leading: readonly number[],
  rows: readonly (readonly number[])[],
  width = rows[0]?.length ?? 0,
): NumericTensor {
  return tensor([...leading, width], rows.flat());
}
