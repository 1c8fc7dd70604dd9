import type { ErrorRule } from './rule';

/** Errors of tfjs about axes: which one, in which order, how many. */
export const axisRules: readonly ErrorRule[] = [
  [
    /^(Log )?Softmax along a non-last dimension is not yet supported\. Logits was rank (\d+) and (?:dim|axis) was (.{1,20})/,
    (log, rank, axis) =>
      `In tfjs, softmax works on the last axis, and of ${rank} axes, ${axis} is not the last. For the last axis write ${log === '' ? 'tf.softmax' : 'tf.logSoftmax'}(x), without an axis; for another one, transpose it to the end first.`,
  ],
  [
    /axis param must be in range .* but got axis \[object Object\]/,
    () => 'tfjs takes no named arguments: write x.mean(axis, keepDims), for example x.mean(-1, true).',
  ],
  [
    /axis param must be in range .* but got axis Tensor/,
    () =>
      'A tensor stands where an axis belongs: look at the order of the arguments, as in tf.gather(x, indices, axis). The larger of two values, element by element, is tf.maximum(x, y); max is along an axis.',
  ],
  [
    /axis param must be in range \[-(\d+), \d+\) but got axis (-?[\d,-]{1,20})/,
    (rank, axis) =>
      rank === '0'
        ? 'That is a number, and has no axes. Does something before it already sum or average over everything?'
        : `A tensor with ${rank} ${rank === '1' ? 'axis' : 'axes'} has no axis ${axis}. Axes count from 0; the last one is -1.`,
  ],
  [
    /^Axis = (-?\d+) is not in \[-(\d+), \d+\)/,
    (axis, rank) => `A tensor with ${rank} axes has no axis ${axis}. Axes count from 0; the last one is -1.`,
  ],
  [
    /^Error in transpose: rank of input (\d+) must match length of perm (-?[\d,-]{0,30})/,
    (rank, order) =>
      `The order [${order}] is for ${String(order.split(',').length)} axes, and the tensor has ${rank}: transpose takes the new order of all axes. To exchange the last two of any number of axes in a product, write tf.matMul(a, b, false, true).`,
  ],
  [
    /^All entries in 'perm' must be between 0 and (\d+)/,
    (last) =>
      `The order of axes that transpose takes has no negative numbers: it holds each of 0 to ${last} once.`,
  ],
  [
    /^Error in transpose: rank of input (\d+) must match length of reps (-?[\d,-]{0,30})/,
    (rank, reps) =>
      `tile takes one number for each axis: the tensor has ${rank}, and [${reps}] has ${String(reps.split(',').length)}. Add axes with expandDims or reshape first.`,
  ],
  [
    /^Axis must be <= rank of the tensor/,
    () =>
      'expandDims takes one axis, at most the number of axes that the tensor has; -1 is behind the last. For several new axes, use reshape.',
  ],
  [
    /^Can't squeeze axis (\d+) since its dim '(\d+)' is not 1/,
    (axis, length) =>
      `squeeze removes only axes of length 1, and axis ${axis} has length ${length}. Which axis do you want to remove, and what should become of its elements?`,
  ],
  [
    /^bandPart\(\): Rank must be at least 2/,
    () => 'tf.linalg.bandPart takes a matrix, and this tensor has fewer than two axes.',
  ],
  [
    /^(?:Number of splits must evenly divide the axis|The sum of sizes must match the size of the axis)/,
    () =>
      'The pieces do not add up to the length of the axis: print that length. split(pieces, axis) makes pieces of equal length; split([2, 3], axis) makes pieces of these lengths.',
  ],
  [
    /^'k' passed to topk\(\) must be <= the last dimension/,
    () => 'topk cannot take more than there are: take at most the length of the last axis.',
  ],
];
