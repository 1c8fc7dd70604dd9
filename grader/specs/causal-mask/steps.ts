import { generate, type NumericTensor } from '../../oracle/tensor';
import type { Input } from './inputs';

/** The steps to a causal mask that can go wrong. The defaults are correct. */
export interface CausalMaskSteps {
  /** What a row counts as, and a column. */
  readonly row: (i: number, length: number) => number;
  readonly column: (j: number, length: number) => number;
  readonly isVisible: (row: number, column: number) => boolean;
  /** Whether the mask is true there. */
  readonly marks: (isVisible: boolean) => boolean;
  /** The number in the tensor. */
  readonly value: (isTrue: boolean) => number;
}

const steps: CausalMaskSteps = {
  row: (i) => i,
  column: (j) => j,
  isVisible: (row, column) => column <= row,
  marks: (isVisible) => isVisible,
  value: Number,
};

/** bool `[length, length]` */
export function causalMask({ length }: Input, replaced: Partial<CausalMaskSteps> = {}): NumericTensor {
  const { row, column, isVisible, marks, value } = { ...steps, ...replaced };
  return generate(
    [length, length],
    (index) => {
      const [i, j] = [Math.floor(index / length), index % length];
      return value(marks(isVisible(row(i, length), column(j, length))));
    },
    'bool',
  );
}
