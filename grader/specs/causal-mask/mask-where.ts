import { generate, type NumericTensor } from '../../oracle/tensor';

export const maskWhere = (length: number, visible: (i: number, j: number) => boolean): NumericTensor =>
  generate(
    [length, length],
    (index) => (visible(Math.floor(index / length), index % length) ? 1 : 0),
    'bool',
  );
