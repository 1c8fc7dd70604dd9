import type { MultiHeadAttentionKernels } from '../../oracle/multi-head-attention';
import { at, dim, generate, mapValues, permuteAxis, type NumericTensor } from '../../oracle/tensor';

/** Changes one head’s columns of a kernel `[dModel, H·dHead]`. */
const changeColumns = (kernel: NumericTensor, head: number, numHeads: number): NumericTensor => {
  const width = dim(kernel, 1);
  const dHead = width / numHeads;
  return mapValues(kernel, (value, i) =>
    Math.floor((i % width) / dHead) === head ? 1.5 - 2 * value : value,
  );
};

/** Changes one head’s columns of the query, key and value kernels. */
export const changeHead = (
  kernels: MultiHeadAttentionKernels,
  head: number,
  numHeads: number,
): MultiHeadAttentionKernels => ({
  ...kernels,
  queryKernel: changeColumns(kernels.queryKernel, head, numHeads),
  keyKernel: changeColumns(kernels.keyKernel, head, numHeads),
  valueKernel: changeColumns(kernels.valueKernel, head, numHeads),
});

/** Sets one head’s rows of the output kernel `[H·dHead, dModel]` to 0. */
export function silenceHead(
  kernels: MultiHeadAttentionKernels,
  head: number,
  numHeads: number,
): MultiHeadAttentionKernels {
  const { outputKernel } = kernels;
  const rowsOfHead = dim(outputKernel, 0) / numHeads;
  return {
    ...kernels,
    outputKernel: mapValues(outputKernel, (value, i) =>
      Math.floor(i / dim(outputKernel, 1) / rowsOfHead) === head ? 0 : value,
    ),
  };
}

/** Head h has 1 + h in its part of each kernel. */
export function numberedHeads(
  { queryKernel, keyKernel, valueKernel, outputKernel }: MultiHeadAttentionKernels,
  numHeads: number,
): MultiHeadAttentionKernels {
  const width = dim(valueKernel, 1);
  const numberOf = (column: number): number => 1 + Math.floor(column / (width / numHeads));
  const numbered = (kernel: NumericTensor): NumericTensor => mapValues(kernel, (_, i) => numberOf(i % width));
  return {
    queryKernel: numbered(queryKernel),
    keyKernel: numbered(keyKernel),
    valueKernel: numbered(valueKernel),
    outputKernel: mapValues(outputKernel, (_, i) => numberOf(Math.floor(i / dim(outputKernel, 1)))),
  };
}

/** Reverses the order of the heads in all four kernels. */
export function reverseHeads(
  kernels: MultiHeadAttentionKernels,
  numHeads: number,
): MultiHeadAttentionKernels {
  const dHead = dim(kernels.queryKernel, 1) / numHeads;
  const order = Array.from(
    { length: numHeads * dHead },
    (_, i) => (numHeads - 1 - Math.floor(i / dHead)) * dHead + (i % dHead),
  );
  return {
    queryKernel: permuteAxis(kernels.queryKernel, 1, order),
    keyKernel: permuteAxis(kernels.keyKernel, 1, order),
    valueKernel: permuteAxis(kernels.valueKernel, 1, order),
    outputKernel: permuteAxis(kernels.outputKernel, 0, order),
  };
}

/**
 * Makes the only head four times as wide: each column of the query, key and value kernels stands
 * twice, and the rest is 0. Dot products double, and so does √dHead.
 */
export function quadrupleHead(kernels: MultiHeadAttentionKernels): MultiHeadAttentionKernels {
  const { outputKernel } = kernels;
  const width = dim(kernels.queryKernel, 1);
  const twice = (kernel: NumericTensor): NumericTensor =>
    generate([dim(kernel, 0), 4 * width], (i) => {
      const [row, column] = [Math.floor(i / (4 * width)), i % (4 * width)];
      return column < 2 * width ? at(kernel, row * width + (column % width)) : 0;
    });
  return {
    queryKernel: twice(kernels.queryKernel),
    keyKernel: twice(kernels.keyKernel),
    valueKernel: twice(kernels.valueKernel),
    outputKernel: generate([4 * width, dim(outputKernel, 1)], (i) =>
      i < outputKernel.data.length ? at(outputKernel, i) : 0,
    ),
  };
}
