import { generate, sizeOf, type NumericTensor } from '../tensor';

/** Computes an element from its flat index, with the coefficients of an example. */
export type Element = (index: number, example: number) => number;

/** Combines a tensor `[batch, ...]` with coefficients that belong to its examples. */
export function perExample(x: NumericTensor, batch: number, element: Element): NumericTensor {
  const inner = x.data.length / batch;
  const data = new Float64Array(x.data.length);
  for (let example = 0; example < batch; example++) {
    for (let i = example * inner; i < (example + 1) * inner; i++) data[i] = element(i, example);
  }
  return { ...x, data };
}

/**
 * The same with coefficients that have another shape: as broadcasting pairs them.
 *
 * @throws RangeError if the shapes do not match
 */
export function broadcast(one: readonly number[], other: readonly number[], element: Element): NumericTensor {
  const rank = Math.max(one.length, other.length);
  const padded = (shape: readonly number[]): number[] => [
    ...Array<number>(rank - shape.length).fill(1),
    ...shape,
  ];
  const [left, right] = [padded(one), padded(other)];
  const shape = left.map((size, axis) => {
    const width = right[axis] ?? 1;
    if (size !== width && size !== 1 && width !== 1) throw new RangeError('the shapes do not match');
    return size === 1 ? width : size;
  });
  const indexIn = (of: readonly number[], index: number): number => {
    let [rest, flat] = [index, 0];
    for (let axis = rank - 1; axis >= 0; axis--) {
      const [length, own] = [shape[axis] ?? 1, of[axis] ?? 1];
      if (own > 1) flat += (rest % length) * sizeOf(of.slice(axis + 1));
      rest = Math.floor(rest / length);
    }
    return flat;
  };
  return generate(shape, (i) => element(indexIn(left, i), indexIn(right, i)));
}
