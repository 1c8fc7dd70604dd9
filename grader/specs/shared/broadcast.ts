import { at, generate, sizeOf, type NumericTensor } from '../../oracle/tensor';

/**
 * The sum of two tensors of one rank; axes of length 1 are repeated, as in tfjs.
 *
 * @throws RangeError if other axes differ in length
 */
export function addBroadcast(a: NumericTensor, b: NumericTensor): NumericTensor {
  const shape = a.shape.map((length, axis) => {
    const other = b.shape[axis] ?? 1;
    if (length !== other && length !== 1 && other !== 1) throw new RangeError('the shapes do not fit');
    return Math.max(length, other);
  });
  const place = (x: NumericTensor, index: number): number => {
    let [rest, from] = [index, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] ?? 1;
      const stride = x.shape[axis] === 1 ? 0 : sizeOf(x.shape.slice(axis + 1));
      from += (rest % length) * stride;
      rest = Math.floor(rest / length);
    }
    return from;
  };
  return generate(shape, (i) => at(a, place(a, i)) + at(b, place(b, i)));
}
