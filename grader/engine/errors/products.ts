import { shapeOf, type ErrorRule } from './rule';

/** Errors of tfjs about products: matMul, dot and einsum. */
export const productRules: readonly ErrorRule[] = [
  [
    /^Error in matMul: inner shapes \((\d+)\) and \((\w+)\) of Tensors with shapes ([\d,]+) and ([\d,]+) and transposeA=([^ ]+|\[object Object\]) and transposeB=([^ ]+|\[object Object\]) must/,
    (...parts) => innerShapes(parts),
  ],
  [
    // What matMul says of a first argument without a second axis.
    /^The new shape \(1,,(\d+)\) has NaN elements and the old shape \(\1\)/,
    (length) =>
      `tf.matMul multiplies matrices, and its first argument is a vector of ${length} numbers. Make it a row first, with expandDims(0). project(x, kernel) takes an x of any rank.`,
  ],
  [
    /^Error in dot: inputs must all be rank 1 or 2/,
    () => 'dot is for vectors and matrices. For tensors of higher rank write tf.matMul(a, b).',
  ],
  [
    /^Error in dot: inner dimensions/,
    () => 'If you mean the product of each row with each row, write tf.matMul(a, b, false, true).',
  ],
  [
    /^Error in outerProduct: inputs must be rank 1/,
    () =>
      'outerProduct is for two vectors. For others, expandDims gives a column and a row, whose product broadcasts.',
  ],
  [
    /^The ellipsis notation/,
    () =>
      'einsum of tfjs knows no "...": it needs a letter for every axis, so it cannot take tensors of any rank. tf.matMul(a, b, transposeA, transposeB) multiplies over the last two axes of any rank.',
  ],
  [
    /^Equations without an arrow/,
    () => "einsum of tfjs needs the letters of the result too: tf.einsum('ij,jk->ik', x, y).",
  ],
  [
    /^Found duplicate axes in input component (\w{1,20})/,
    (letters) =>
      `In ${letters}, a letter stands twice. Each axis of one tensor needs a letter of its own; einsum of tfjs takes no diagonals.`,
  ],
  [
    /^Output subscripts contain the label (\w)/,
    (letter) =>
      `The letter ${letter} behind the arrow must stand before it too: which axis of which tensor is it?`,
  ],
  [
    /^Expected (\d+) input tensors?, received (\d+)/,
    (wanted, got) =>
      `The equation has letters for ${wanted} tensors, and einsum got ${got}. The tensors come one by one, not in an array: tf.einsum('ij,jk->ik', x, y).`,
  ],
  [
    /^Expected dimension (\d+) at axis (\d+) of input shaped (\[[\d,]*\]), but got dimension (\d+)/,
    (wanted, axis, shape, got) =>
      `One letter of the equation stands for axes of two lengths, ${wanted} and ${got} (axis ${axis} of ${shape}). Each tensor needs as many letters as it has axes: print the shapes, and compare them with the letters.`,
  ],
  [
    /^Support for more than 2 input tensors/,
    () => 'einsum of tfjs takes at most two tensors: multiply in two steps.',
  ],
];

function innerShapes(parts: readonly string[]): string {
  const [one = '', other = '', a = '', b = '', transposeA = '', transposeB = ''] = parts;
  if (![transposeA, transposeB].every((each) => each === 'true' || each === 'false')) {
    return 'matMul takes true or false after the tensors: tf.matMul(a, b, transposeA, transposeB). There are no named arguments.';
  }
  if (other === 'undefined') {
    return `matMul multiplies matrices, and the second one, ${shapeOf(b)}, is a vector. Make it a column with x.expandDims(-1), or write x.mul(y).sum(-1).`;
  }
  const axis = (isTransposed: boolean, axisWithout: string, axisWith: string): string =>
    isTransposed ? `${axisWith} axis, because of the transposition` : `${axisWithout} axis`;
  const first = axis(transposeA === 'true', 'last', 'second-last');
  const second = axis(transposeB === 'true', 'second-last', 'last');
  const [sizesA, sizesB] = [a.split(','), b.split(',')];
  const isReversed =
    sizesA.length > 2 &&
    sizesA.length === sizesB.length &&
    sizesA.slice(0, -2).join() !== sizesB.slice(0, -2).join();
  const mayTranspose = !isReversed && transposeB === 'false' && one === sizesB.at(-1);
  return `matMul got ${shapeOf(a)} and ${shapeOf(b)}: ${one} (${first} of the first) must equal ${other} (${second} of the second).${
    isReversed
      ? ' The leading axes differ too. x.transpose() reverses all axes; to exchange only the last two, write tf.matMul(a, b, false, true).'
      : ''
  }${mayTranspose ? ' If you mean the transpose of the second, write tf.matMul(a, b, false, true).' : ''}`;
}
