import { at, generate, mapValues, type NumericTensor } from '../../oracle/tensor';

/** Of the angle in each plane. */
const [COSINE, SINE] = [0.6, 0.8];

/** Turns the first two axes, and then the last two: a rotation of space, or of a plane. */
export function turned(x: NumericTensor): NumericTensor {
  const axes = x.shape.at(-1) ?? 1;
  const turnedIn = (from: NumericTensor, first: number): NumericTensor =>
    generate(from.shape, (i) => {
      const axis = i % axes;
      if (axis === first) return COSINE * at(from, i) - SINE * at(from, i + 1);
      if (axis === first + 1) return SINE * at(from, i - 1) + COSINE * at(from, i);
      return at(from, i);
    });
  let result = x;
  for (let first = 0; first + 1 < axes; first++) result = turnedIn(result, first);
  return mapValues(result, Math.fround);
}

/** Moves each example as a whole, padding included, by another distance along each axis. */
export function moved(x: NumericTensor): NumericTensor {
  const [, atoms = 1, axes = 1] = x.shape;
  return mapValues(x, (value, i) => {
    const example = Math.floor(i / (atoms * axes));
    return Math.fround(value + 1.5 - 2 * (i % axes) + 0.75 * example);
  });
}

/** Other numbers where no atom is. */
export const withOtherPadding = (x: NumericTensor, mask: NumericTensor): NumericTensor => {
  const axes = x.shape.at(-1) ?? 1;
  return mapValues(x, (value, i) =>
    at(mask, Math.floor(i / axes)) === 0 ? Math.fround(4 - 0.5 * value + (i % 3)) : value,
  );
};
