import { shapeOf, type ErrorRule } from './rule';

/** Errors of tfjs about shapes that do not fit. */
export const shapeRules: readonly ErrorRule[] = [
  [
    /implicit shape can't be a fractional number/,
    () =>
      'The elements do not fit the shape: their number cannot be divided by the lengths beside -1. Print the shape and these lengths. In a product x · kernel, the last axis of x is as long as the first axis of the kernel: is a kernel transposed?',
  ],
  [
    /^Shapes can only have 1 implicit size/,
    () =>
      'Only one length of a shape can be -1, because only one can be found from the others. Write the other one.',
  ],
  [/^Size\((\d+)\) must match the product of shape ([\d.,-]*)/, (size, shape) => sizeOf(size, shape)],
  [
    /new shape \([^)]*NaN|has NaN elements|^Tensor must have a shape comprised of positive integers but got shape \[[^\]]*(?:NaN|,,|^,|,$)/,
    () => 'A length in a shape is not a number: print what it is computed from, and look at the arguments.',
  ],
  [
    /^The new shape \(.*\) has undefined elements/,
    () =>
      'A length in a reshape is undefined, or the lengths are not in one array: write x.reshape([rows, columns]), and print what each length is.',
  ],
  [
    /^Tensor must have a shape comprised of positive integers but got shape (\[.{0,40}\])/,
    (shape) =>
      `Every length in a shape must be a whole number and not negative; here they are ${shape}. Print what they are computed from.`,
  ],
  [
    /could not be broadcast together with shapes ([\d,]+) and ([\d,]+)/,
    (first, second) => broadcast(first, second),
  ],
  [
    /^broadcastTo\(\): (\[[\d,]*\]) cannot be broadcast to (\[[\d,]*\])/,
    (from, to) =>
      `${from} is compared with the last axes of ${to}. If its axes are the first ones, add axes of length 1 behind them, with reshape or expandDims.`,
  ],
  [
    /would overflow input\.shape/,
    () =>
      'The slice ends beyond the axis: x.slice(begin, size) takes the size, not the end. If the size is right, look at where begin comes from.',
  ],
  [
    /^slice\(\) does not support negative begin/,
    () => 'slice cannot count from the end: compute where it begins from x.shape.',
  ],
  [
    /^Negative size values should be exactly -1/,
    () =>
      'In slice(begin, size), the size -1 means everything up to the end, and other negative sizes mean nothing. For all but the last ones, compute the size from x.shape.',
  ],
  [
    /the index value -?\d+ is not in \[0, (-?\d+)\]/,
    (last) =>
      `An index is outside its axis. Indices count from 0 and end at ${last}; negative ones are not allowed. Look at where the indices come from, and which axis they are for: tf.gather(x, indices, axis) takes axis 0 unless you name another.`,
  ],
  [
    /^Error in concat\d*D?: Shape of tensors\[(\d+)\] \(([\d,]*)\) does not match the shape of the rest \(([\d,]*)\) along the non-concatenated axis (\d+)/,
    (_, one, rest, axis) =>
      `tf.concat joins along one axis, and all others must be equally long: ${shapeOf(one)} and ${shapeOf(rest)} differ in axis ${axis} too. Which axis do you want to join along? It is the second argument.`,
  ],
  [
    /^Error in concat\d*D?: rank of tensors\[\d+\] must be the same/,
    () => 'tf.concat joins tensors with equally many axes. tf.stack([x, y]) joins tensors along a new axis.',
  ],
  [
    /^All tensors passed to stack must have matching shapes Shapes ([\d,]*) and ([\d,]*)/,
    (one, other) =>
      `tf.stack joins tensors of the same shape along a new axis, and these are ${shapeOf(one)} and ${shapeOf(other)}. tf.concat joins along an axis that they have.`,
  ],
  [
    /^Error in (\w{1,40}): {1,2}Shapes ([\d,]*) and ([\d,]*) must match/,
    (name, one, other) =>
      `${name} compares two tensors of the same shape, and these are ${shapeOf(one)} and ${shapeOf(other)}. What does each axis of them stand for, and do they cover the same positions?`,
  ],
];

/** How many axes the longer shape has in front, and what a reduction may have lost. */
function broadcast(first = '', second = ''): string | undefined {
  const [one = [], other = []] = [first.split(','), second.split(',')].sort((a, b) => b.length - a.length);
  const isReduced = one.length === other.length + 1 && one.slice(0, -1).join() === other.join();
  if (isReduced) {
    return `[${other.join()}] may be a mean, sum or max of [${one.join()}] without its last axis. Keep the axis: x.mean(-1, true).`;
  }
  const isLeading = other.length < one.length && one.slice(0, other.length).join() === other.join();
  if (isLeading) {
    return `[${other.join()}] is compared with the last axes of [${one.join()}], but looks like its first ones. Add axes of length 1 behind them, with reshape or expandDims.`;
  }
  return `Shapes are compared from the last axis on: two lengths fit if they are equal or one is 1, and [${one.join()}] and [${other.join()}] do not fit. ${
    one.length === 1
      ? 'In a matMul, these are the axes before the last two, which x.transpose() without an order moves too.'
      : 'What does each axis of them stand for?'
  }`;
}

/** Where a reshape fails. */
function sizeOf(size = '', shape = ''): string {
  const lengths = shape.split(',');
  const shown = `[${lengths.join(', ')}]`;
  if (lengths.some((length) => length.includes('.'))) {
    return `The shape ${shown} has a length that is not whole: what do you divide there, and is it the right length?`;
  }
  if (lengths.length > 1 && lengths.includes('')) {
    return `A length in the shape ${shown} is undefined: print what each length is computed from.`;
  }
  if (lengths.includes('0')) {
    return `The shape ${shown} has a length of 0: what do you divide or round there, and is it the right length?`;
  }
  return `A tensor of ${size} number${size === '1' ? '' : 's'} cannot get the shape ${shown}. In project(x, kernel), the last axis of x must be as long as the first axis of the kernel; in a reshape, the lengths must multiply to the same number as before${lengths.length === 1 ? ', and stand in one array: x.reshape([2, 3])' : ''}. Print both shapes.`;
}
