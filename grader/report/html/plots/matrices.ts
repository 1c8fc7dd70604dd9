import { position } from '../../../engine/format';
import type { ShownTensor } from '../../../results/results';

/** The last two axes of a tensor at one index of the others. */
export interface MatrixView {
  /** The index of the leading axes, `[0, 1]`; undefined if there are none. */
  readonly label: string | undefined;
  readonly rows: number;
  readonly columns: number;
  /** Flat index of the first number. */
  readonly start: number;
}

/**
 * Returns the matrices of a tensor that have at least their first number; a vector is a single row.
 *
 * @returns an empty array for a tensor without numbers
 */
export function matricesOf({ shape, data }: ShownTensor): MatrixView[] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.length < 2 ? 1 : (shape.at(-2) ?? 1);
  const size = rows * columns;
  if (size === 0 || data.length === 0) return [];
  return Array.from({ length: Math.ceil(data.length / size) }, (_, i) => ({
    label: shape.length > 2 ? `[${position(shape.slice(0, -2), i).join(', ')}]` : undefined,
    rows: Math.min(rows, Math.ceil((data.length - i * size) / columns)),
    columns,
    start: i * size,
  }));
}

/** Whether exactly one axis has a length other than 1. */
export const isLine = ({ shape }: ShownTensor): boolean =>
  shape.filter((length) => length !== 1).length === 1;

/** Selects the matrices to show: the first ones that differ, then the first ones. */
export function mostTelling(
  matrices: readonly MatrixView[],
  differing: ReadonlySet<number>,
  most: number,
): MatrixView[] {
  const differs = ({ start, rows, columns }: MatrixView): boolean =>
    Array.from({ length: rows * columns }).some((_, i) => differing.has(start + i));
  const chosen = [...matrices.filter(differs), ...matrices.filter((each) => !differs(each))].slice(0, most);
  return matrices.filter((each) => chosen.includes(each));
}
