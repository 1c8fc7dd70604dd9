import * as fc from 'fast-check';
import { axis, maskFrom, numbersOf } from '../../engine/inputs';
import type {
  AttentionInput,
  MultiHeadAttentionInput,
  MultiHeadAttentionKernels,
} from '../../oracle/attention';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';

/** Inputs of rank 2 to 4, with and without a mask; n may differ from m, and dK from dV. */
export const attentionInputs = (masked: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<AttentionInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { maxLength: 2 }),
      n: axis(1, 4),
      m: axis(1, 5),
      dK: axis(1, 5),
      dV: axis(1, 4),
      masked,
      numbers: numbersOf(),
    })
    .map(({ leading, n, m, dK, dV, masked: withMask, numbers }) => ({
      queries: numbers.normal('queries', [...leading, n, dK]),
      keys: numbers.normal('keys', [...leading, m, dK]),
      values: numbers.normal('values', [...leading, m, dV]),
      mask: withMask ? maskFrom(numbers, n, m) : undefined,
    }));

export const isVisible = (mask: NumericTensor | undefined, i: number, j: number): boolean =>
  mask === undefined || at(mask, i * dim(mask, 1) + j) !== 0;

export const kernelsFor = (
  normal: (name: string, shape: readonly number[]) => NumericTensor,
  dModel: number,
  width: number,
): MultiHeadAttentionKernels => ({
  queryKernel: normal('queryKernel', [dModel, width]),
  keyKernel: normal('keyKernel', [dModel, width]),
  valueKernel: normal('valueKernel', [dModel, width]),
  outputKernel: normal('outputKernel', [width, dModel]),
});

/** Self-attention inputs; dHead is independent of dModel / numHeads. */
export const multiHeadInputs = (
  options: {
    readonly masked?: fc.Arbitrary<boolean>;
    readonly numHeads?: fc.Arbitrary<number>;
    readonly minLength?: number;
  } = {},
): fc.Arbitrary<MultiHeadAttentionInput> =>
  fc
    .record({
      batch: axis(1, 3),
      n: axis(options.minLength ?? 1, 4),
      dModel: axis(1, 4),
      numHeads: options.numHeads ?? axis(1, 3),
      dHead: axis(1, 3),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(),
    })
    .map(({ batch, n, dModel, numHeads, dHead, masked, numbers }) => ({
      x: numbers.normal('x', [batch, n, dModel]),
      // Halved to keep scores within ±1e3.
      params: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, numHeads * dHead),
      numHeads,
      mask: masked ? maskFrom(numbers, n, n) : undefined,
    }));

/** Shifts one position of x `[batch, n, d]`: column c by `by · (1 + c)`. */
export function changePosition(x: NumericTensor, target: number, by: number): NumericTensor {
  const [n, d] = [dim(x, 1), dim(x, 2)];
  return generate(x.shape, (i) => at(x, i) + (Math.floor(i / d) % n === target ? by * (1 + (i % d)) : 0));
}
