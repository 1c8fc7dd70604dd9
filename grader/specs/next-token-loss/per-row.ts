import { fromRows, rowsOf } from '../../oracle/linear-algebra';
import type { NumericTensor } from '../../oracle/tensor';

export const perRow = (x: NumericTensor, change: (row: readonly number[]) => number[]): NumericTensor =>
  fromRows(x.shape.slice(0, -1), rowsOf(x).map(change));
