import type { MultiHeadAttentionKernels } from './multi-head-attention';
import { addTo, linear, type Gradients, type Layer } from './layers';
import { dim } from './tensor';

/** Whether position i may attend to position j. */
export type Visible = (i: number, j: number) => boolean;

export interface HeadShape {
  readonly batch: number;
  readonly n: number;
  readonly numHeads: number;
}

/** Multi-head self-attention without biases, over x `[batch, n, dModel]`. */
export function selfAttention(
  x: Float64Array,
  kernels: MultiHeadAttentionKernels,
  shape: HeadShape,
  visible: Visible,
  gradients: Gradients,
): Layer {
  const queries = linear(x, kernels.queryKernel, gradients);
  const keys = linear(x, kernels.keyKernel, gradients);
  const values = linear(x, kernels.valueKernel, gradients);
  const heads = attendInHeads(
    { queries: queries.value, keys: keys.value, values: values.value },
    { ...shape, width: dim(kernels.queryKernel, 1) },
    visible,
  );
  const output = linear(heads.value, kernels.outputKernel, gradients);
  return {
    value: output.value,
    back: (gradient) => {
      const inHeads = heads.back(output.back(gradient));
      const inX = queries.back(inHeads.queries);
      addTo(inX, keys.back(inHeads.keys));
      addTo(inX, values.back(inHeads.values));
      return inX;
    },
  };
}

/** Three arrays `[batch, n, width]`; head h owns columns h·dHead … (h+1)·dHead − 1. */
interface Projections {
  readonly queries: Float64Array;
  readonly keys: Float64Array;
  readonly values: Float64Array;
}

/** softmax(QKᵀ/√dHead)·V in each head, with the heads side by side again. */
function attendInHeads(
  { queries, keys, values }: Projections,
  { batch, n, numHeads, width }: HeadShape & { readonly width: number },
  visible: Visible,
): { readonly value: Float64Array; readonly back: (gradient: Float64Array) => Projections } {
  const dHead = width / numHeads;
  const scale = 1 / Math.sqrt(dHead);
  const shown = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => j).filter((j) => visible(i, j)),
  );
  const weights = new Float64Array(batch * numHeads * n * n);
  const value = new Float64Array(queries.length);
  const rowOf = (example: number, i: number, head: number): number =>
    (example * n + i) * width + head * dHead;
  forEachRow({ batch, n, numHeads }, (example, head, i) => {
    const [query, row] = [rowOf(example, i, head), ((example * numHeads + head) * n + i) * n];
    let largest = Number.NEGATIVE_INFINITY;
    for (const j of shown[i] ?? []) {
      const score = scale * dot(queries, query, keys, rowOf(example, j, head), dHead);
      weights[row + j] = score;
      largest = Math.max(largest, score);
    }
    let sum = 0;
    for (const j of shown[i] ?? []) {
      const weight = Math.exp((weights[row + j] ?? Number.NaN) - largest);
      weights[row + j] = weight;
      sum += weight;
    }
    for (const j of shown[i] ?? []) {
      const weight = (weights[row + j] ?? Number.NaN) / sum;
      weights[row + j] = weight;
      addScaled(value, query, values, rowOf(example, j, head), weight, dHead);
    }
  });
  return {
    value,
    back: (gradient) => {
      const inQueries = new Float64Array(queries.length);
      const inKeys = new Float64Array(keys.length);
      const inValues = new Float64Array(values.length);
      const inWeights = new Float64Array(n);
      forEachRow({ batch, n, numHeads }, (example, head, i) => {
        const [query, row] = [rowOf(example, i, head), ((example * numHeads + head) * n + i) * n];
        let expected = 0;
        for (const j of shown[i] ?? []) {
          const [key, weight] = [rowOf(example, j, head), weights[row + j] ?? Number.NaN];
          const inWeight = dot(gradient, query, values, key, dHead);
          inWeights[j] = inWeight;
          expected += inWeight * weight;
          addScaled(inValues, key, gradient, query, weight, dHead);
        }
        for (const j of shown[i] ?? []) {
          const key = rowOf(example, j, head);
          const inScore =
            (weights[row + j] ?? Number.NaN) * ((inWeights[j] ?? Number.NaN) - expected) * scale;
          addScaled(inQueries, query, keys, key, inScore, dHead);
          addScaled(inKeys, key, queries, query, inScore, dHead);
        }
      });
      return { queries: inQueries, keys: inKeys, values: inValues };
    },
  };
}

function forEachRow(
  { batch, n, numHeads }: HeadShape,
  visit: (example: number, head: number, i: number) => void,
): void {
  for (let example = 0; example < batch; example++) {
    for (let head = 0; head < numHeads; head++) {
      for (let i = 0; i < n; i++) visit(example, head, i);
    }
  }
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[fromA + i] ?? Number.NaN) * (b[fromB + i] ?? Number.NaN);
  return sum;
}

function addScaled(
  sums: Float64Array,
  at: number,
  x: Float64Array,
  from: number,
  factor: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) {
    sums[at + i] = (sums[at + i] ?? Number.NaN) + factor * (x[from + i] ?? Number.NaN);
  }
}
