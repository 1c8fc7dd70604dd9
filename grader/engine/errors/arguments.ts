import { UNDEFINED_HINT, type ErrorRule } from './rule';

/** Errors of tfjs about the type of an argument. */
export const argumentRules: readonly ErrorRule[] = [
  [
    /^Argument '([\w[\]]{1,40})' passed to '(\w{1,40})' must be a Tensor or TensorLike, but got '(\w{1,40})'/,
    (argument, name, got) => notATensor(argument, name, got),
  ],
  [
    /^Argument '\w{1,40}' passed to 'einsum' must be numeric tensor, but got string tensor/,
    () => "einsum takes the equation first, then the tensors: tf.einsum('ij,jk->ik', x, y).",
  ],
  [
    /^Argument '([\w[\]]{1,40})' passed to '(\w{1,40})' must be (\w+) tensor, but got (\w+) tensor/,
    (argument, name, wanted, got) => wrongType(argument, name, wanted, got),
  ],
  [
    /^Argument (?:tensors )?passed to (stack|concat) must be a `Tensor\[\]`|^Argument tensors passed to (\w+) must be/,
    (one, other) => listOfTensors(one === '' ? other : one),
  ],
  [/^Pass at least one tensor to (?:tf\.)?(concat|stack)/, (name) => listOfTensors(name)],
  [
    /^(?:Failed to cast to unknown dtype|Unknown data type|Invalid data type) (\w{1,40})/,
    (type) =>
      `${type} is no type of tfjs. Its types are texts: 'float32', 'int32' and 'bool', as in x.cast('float32').`,
  ],
  [
    /^values passed to tensor\(values\) must be a number/,
    () =>
      'tf.tensor and tf.scalar take numbers; something undefined, an object or a tensor is none. To join tensors, use tf.stack or tf.concat; a number in a tensor is x.dataSync()[0].',
  ],
  [
    /^Error creating a new Scalar/,
    () => 'tf.scalar takes one number. Several numbers become a tensor with tf.tensor(values).',
  ],
  [
    /^tensor(\d)d\(\) requires values to be/,
    (rank) =>
      `tf.tensor${rank}d takes arrays of numbers, nested ${rank} deep, or a flat array and the shape. A tensor needs no conversion; its numbers are x.arraySync().`,
  ],
  [
    /^tensor(\d)d\(\) requires shape to be provided/,
    (rank) =>
      `A flat array needs the shape as the second argument: tf.tensor${rank}d(values, […]), with one length for each axis.`,
  ],
  [
    /^Based on the provided shape, (\[[\d,]*\]), the tensor should have (\d+) values but has (\d+)/,
    (shape, wanted, got) =>
      `The shape ${shape} needs ${wanted} numbers, and the array has ${got}. Print the array's length: are rows missing, or is the shape another one?`,
  ],
  [
    /^Length of values '\d*' does not match the size inferred by the shape/,
    () =>
      'An array of tensors is no array of numbers. If there is one tensor, pass it without [ ]; if there are several, join them with tf.stack or tf.concat.',
  ],
  [
    /^Tensor is disposed/,
    () =>
      'That tensor was freed by dispose() or at the end of a tf.tidy. Return from tf.tidy what you need later, and do not dispose of inputs.',
  ],
  [/Promise inside of tidy/, () => 'tfjs in this course computes immediately: remove `async` and `await`.'],
  [
    /^Please provide a function to tidy|^Error: when calling with two arguments, the 2nd argument to tidy/,
    () => 'tf.tidy takes a function without arguments: tf.tidy(() => { …; return result; }).',
  ],
  [
    /^The f passed in \w+\(/,
    () => 'It takes a function of tensors, not the result of one: tf.grad((x) => …)(x).',
  ],
  [
    /^The number of provided coordinates \(\d+\) must match the rank/,
    () => 'The set of a buffer takes the value first, then one index for each axis: buffer.set(value, i, j).',
  ],
  [
    /^Error in oneHot: depth must be/,
    () =>
      'The second argument of tf.oneHot is the number of classes. Print it: which axis of which tensor has that length?',
  ],
  [
    /^(?:The number of values should be positive|Cannot have a step of zero)/,
    () => 'Look at the order of the arguments: tf.linspace(start, stop, count), tf.range(start, stop, step).',
  ],
];

function notATensor(argument: string, name: string, got: string): string {
  const what = `The argument ${argument} of ${name}`;
  switch (got) {
    case 'null':
      return `${what} is undefined or null. ${name === 'where' && argument === 'condition' ? 'An optional mask is undefined when there is none: ask first whether there is one. ' : ''}${UNDEFINED_HINT}`;
    case 'Promise':
      return `${what} is a promise. tfjs in this course computes immediately: use arraySync() and dataSync(), and no async functions.`;
    case 'Function':
      return `${what} is a function. If it is a method, call it with parentheses, as in x.sqrt().`;
    case 'TensorBuffer':
      return `${what} is a buffer. Make a tensor from it with buffer.toTensor().`;
    default:
      return `${what} is an object, not a tensor. If it holds tensors, take the field that you need, as in result.output or params.gain.`;
  }
}

function wrongType(argument: string, name: string, wanted: string, got: string): string | undefined {
  if (got === 'string') {
    return `${name} got a text in place of numbers. \`+\` makes a text of tensors: write x.add(y).`;
  }
  const type = wanted === 'numeric' ? 'float32' : wanted;
  if (!['float32', 'int32', 'bool'].includes(type)) return undefined;
  if (type === 'bool' && name === 'where') {
    return `The condition of tf.where must be bool: true where the second argument is taken. Comparing gives bool, as in x.greater(0); numbers become bool with .cast('bool').${got === 'float32' ? ' As a method, it is valueWhereTrue.where(condition, valueWhereFalse).' : ''}`;
  }
  return type === 'int32' && got === 'float32'
    ? `Has a calculation with a plain number, such as x.sub(1), made the argument ${argument} of ${name} float32? Then ask first whether that calculation is right. If the numbers are right, convert them with .cast('int32').`
    : `Convert the argument ${argument} of ${name} first, with .cast('${type}').`;
}

const listOfTensors = (name: string): string =>
  `tf.${name} takes an array of tensors first: tf.${name}([x, y], axis). A tensor itself is no array, and an array must not be empty.`;
