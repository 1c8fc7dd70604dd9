import { at, dim, generate, sizeOf, tensor, type NumericTensor } from './tensor';

/** x · kernel over the last axis of x: `[..., dIn]` and `[dIn, dOut]` give `[..., dOut]`. */
export function project(x: NumericTensor, kernel: NumericTensor): NumericTensor {
  const dIn = dim(kernel, 0);
  const dOut = dim(kernel, 1);
  return generate([...x.shape.slice(0, -1), dOut], (i) => {
    const row = Math.floor(i / dOut);
    let sum = 0;
    for (let k = 0; k < dIn; k++) sum += at(x, row * dIn + k) * at(kernel, k * dOut + (i % dOut));
    return sum;
  });
}

/** Adds a vector `[d]` to every row of x `[..., d]`. */
export function addBias(x: NumericTensor, bias: NumericTensor): NumericTensor {
  const d = dim(bias, 0);
  return { ...x, data: x.data.map((value, i) => value + at(bias, i % d)) };
}

/** Softmax of a vector, exact for scores of any size: the largest is subtracted first. */
export function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

/** −ln softmax(logits)[target]. */
export function crossEntropy(logits: readonly number[], target: number): number {
  const largest = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return Math.log(sum) + largest - (logits[target] ?? Number.NaN);
}

/** The rows of the last axis, in order. */
export function rowsOf(x: NumericTensor): number[][] {
  const width = dim(x, -1);
  return Array.from({ length: sizeOf(x.shape.slice(0, -1)) }, (_, row) => [
    ...x.data.slice(row * width, (row + 1) * width),
  ]);
}

/** A tensor of rows, shaped `[...leading, width]`. */
export function fromRows(
  leading: readonly number[],
  rows: readonly (readonly number[])[],
  width = rows[0]?.length ?? 0,
): NumericTensor {
  return tensor([...leading, width], rows.flat());
}
