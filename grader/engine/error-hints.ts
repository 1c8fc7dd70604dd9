import { insteadOf } from './other-names';
import { TENSOR_FUNCTIONS, TENSOR_METHODS } from './tfjs-names';

type HintFor = (...parts: string[]) => string | undefined;

const UNDEFINED_HINT =
  'Possible causes: a helper without `return`, a misspelt field, or an index beyond the end. Print it with console.log just before that line.';

/** Errors of JavaScript. */
const OF_LANGUAGE: readonly (readonly [RegExp, HintFor])[] = [
  [
    /((?:[\w$.]|\(\.\.\.\)|\(intermediate value\)){1,80})\)? is not a function/,
    (callee) => notAFunction(callee),
  ],
  [/^([\w$]{1,40}) is not defined/, (name) => notDefined(name)],
  [
    /^Cannot read properties of (undefined|null) \(reading '([\w$]{1,40})'\)/,
    (value, name) => `What \`${name}\` is read from is ${value}. ${UNDEFINED_HINT}`,
  ],
  [/^Cannot destructure /, () => `What is taken apart there is undefined. ${UNDEFINED_HINT}`],
  [
    /^Cannot set properties of undefined/,
    () =>
      'What is assigned into there is undefined. If it is part of a tensor: tensors cannot be changed. Fill a JavaScript array, then make a tensor from it with tf.tensor(rows).',
  ],
  [
    /is not iterable/,
    () => 'If that is a tensor, it cannot be looped over or spread: use x.unstack() or x.arraySync().',
  ],
  [/^Assignment to constant variable/, () => 'Declare a variable that changes with let, not const.'],
  [
    /^Cannot assign to read only property/,
    () => 'That value cannot be changed: make a new one, for example a copy of an array with [...values].',
  ],
  [
    /^(?:tf\.)?Tensor\d?D? is not a constructor|Tensor\w* is not a constructor/,
    () => 'That is only a type. Make tensors with tf.tensor(values), without `new`.',
  ],
  [
    /^Maximum call stack size exceeded/,
    () => 'A function may call itself without end: check what makes the recursion stop.',
  ],
];

/** Errors of tfjs. */
const OF_TFJS: readonly (readonly [RegExp, HintFor])[] = [
  [
    /^Argument '(\w{1,40})' passed to '(\w{1,40})' must be a Tensor or TensorLike, but got 'null'/,
    (argument, name) => `The argument ${argument} of ${name} is undefined or null. ${UNDEFINED_HINT}`,
  ],
  [
    /^Argument '(\w{1,40})' passed to '(\w{1,40})' must be a Tensor or TensorLike, but got 'Promise'/,
    (argument, name) =>
      `The argument ${argument} of ${name} is a promise. tfjs in this course computes immediately: use arraySync() and dataSync(), and no async functions.`,
  ],
  [
    /^Argument '(\w{1,40})' passed to '(\w{1,40})' must be a Tensor or TensorLike, but got 'Function'/,
    (argument, name) =>
      `The argument ${argument} of ${name} is a function. If it is a method, call it with parentheses, as in x.sqrt().`,
  ],
  [
    /^Argument '(\w{1,40})' passed to '(\w{1,40})' must be (\w+) tensor, but got (\w+) tensor/,
    (argument, name, wanted, got) => wrongType(argument, name, wanted, got),
  ],
  [
    /^Error in matMul: inner shapes \((\d+)\) and \((\d+)\) of Tensors with shapes ([\d,]+) and ([\d,]+) and transposeA=(\w+) and transposeB=(\w+)/,
    (...parts) => innerShapes(parts),
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
    /^Softmax along a non-last dimension/,
    () =>
      'In tfjs, softmax works on the last axis. For that axis write tf.softmax(x); for another one, transpose it to the end first.',
  ],
  [
    /axis param must be in range .* but got axis \[object Object\]/,
    () => 'tfjs takes no named arguments: write x.mean(axis, keepDims), for example x.mean(-1, true).',
  ],
  [
    /^Tensor is disposed/,
    () =>
      'That tensor was freed by dispose() or at the end of a tf.tidy. Return from tf.tidy what you need later, and do not dispose of inputs.',
  ],
  [
    /implicit shape can't be a fractional number/,
    () =>
      'The elements do not fit the shape. In a product x · kernel, the last axis of x is as long as the first axis of the kernel: is a kernel transposed?',
  ],
  [/^Size\((\d+)\) must match the product of shape ([\d.,]+)/, (size, shape) => sizeOf(size, shape)],
  [
    /would overflow input\.shape/,
    () =>
      'The slice ends beyond the axis: x.slice(begin, size) takes the size, not the end. If the size is right, look at where begin comes from.',
  ],
  [
    /the index value -?\d+ is not in/,
    () => 'An index is outside its axis. Indices count from 0: look at where it comes from.',
  ],
  [
    /new shape \([^)]*NaN|has NaN elements/,
    () => 'A length in a reshape is not a number: print what it is computed from, and look at the arguments.',
  ],
  [
    /could not be broadcast together with shapes ([\d,]+) and ([\d,]+)/,
    (first, second) => broadcast(first, second),
  ],
  [/Promise inside of tidy/, () => 'tfjs in this course computes immediately: remove `async` and `await`.'],
  [
    /^values passed to tensor\(values\) must be a number/,
    () =>
      'tf.tensor and tf.scalar take numbers. To join tensors, use tf.stack or tf.concat; a number in a tensor is x.dataSync()[0].',
  ],
];

/** What to do about an error of JavaScript or tfjs; undefined if nothing special is known. */
export function hintForError(message: string): string | undefined {
  for (const [pattern, hint] of [...OF_TFJS, ...OF_LANGUAGE]) {
    const match = pattern.exec(message);
    if (match !== null) return hint(...match.slice(1));
  }
  return undefined;
}

const PROPERTIES: ReadonlySet<string> = new Set(['shape', 'rank', 'size', 'dtype', 'length']);
/** What tfjs calls on a shape or an order of axes that should be an array. */
const OF_ARRAYS = /^(shape|perm|begin|size|reps|newShape)\.\w+$/;

function notAFunction(callee: string): string | undefined {
  if (OF_ARRAYS.test(callee)) {
    return 'Shapes and orders of axes are arrays in tfjs: write x.reshape([2, 3]), tf.zeros([2, 3]) or x.transpose([0, 2, 1]).';
  }
  const [name = '', ...before] = callee.split('.').reverse();
  const object = before.reverse().join('.');
  if (PROPERTIES.has(name)) return `${name} is a property: write ${callee}, without parentheses.`;
  if (object === '') return `${name} is not a function here: another variable may have the same name.`;
  const camel = name.replace(/_+([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const isKnown = TENSOR_FUNCTIONS.has(name) || TENSOR_METHODS.has(name);
  const isOfLibrary = object === 'tf' || object.startsWith('import_tfjs');
  if (!isOfLibrary && TENSOR_METHODS.has(name)) {
    return `${object} is not a tensor there, so it has no ${name}. Print it with console.log just before. If it is an object that holds tensors, take the field that you need; if it is a number or an array, write tf.${name}(…).`;
  }
  const cased = [...TENSOR_METHODS].find((each) => each.toLowerCase() === name.toLowerCase());
  if (cased !== undefined && cased !== name) return `In tfjs, ${name} is called ${cased}.`;
  const instead = insteadOf(name);
  if (instead !== undefined)
    return `tfjs has no ${name}. If ${name} is from PyTorch or NumPy, write ${instead}.`;
  if (camel !== name && TENSOR_FUNCTIONS.has(camel)) return `In tfjs, ${name} is called ${camel}.`;
  if (isOfLibrary) {
    if (TENSOR_METHODS.has(name)) return undefined;
    return `tfjs has no function ${name}. Its functions are listed at js.tensorflow.org/api; many names differ from those of PyTorch and NumPy.`;
  }
  return isKnown
    ? `${name} is a function of tfjs, not of ${object}: write tf.${name}(…).`
    : `${object} has no method ${name}. It may be of another type than you expect: print it with console.log just before that line.`;
}

/**
 * If a reduction lost an axis, it should keep it; undefined if the shapes do not look like that.
 */
function broadcast(first = '', second = ''): string | undefined {
  const [one, other] = [first.split(','), second.split(',')].sort((a, b) => b.length - a.length);
  const isReduced = one?.length === (other?.length ?? 0) + 1 && one.slice(0, -1).join() === other?.join();
  return isReduced
    ? `[${second}] may be a mean, sum or max of [${first}] without its last axis. Keep the axis: x.mean(-1, true).`
    : undefined;
}

/** Where a reshape fails. */
function sizeOf(size = '', shape = ''): string {
  const lengths = shape.split(',');
  const shown = `[${lengths.join(', ')}]`;
  return lengths.some((length) => length.includes('.'))
    ? `The shape ${shown} has a length that is not whole: what do you divide there, and is it the right length?`
    : `A tensor of ${size} number${size === '1' ? '' : 's'} cannot get the shape ${shown}. In project(x, kernel), the last axis of x must be as long as the first axis of the kernel; in a reshape, the lengths must multiply to the same number as before. Print both shapes.`;
}

function notDefined(name: string): string {
  if (name === 'tf') return "Add this at the top of the file: import * as tf from '@tensorflow/tfjs';";
  if (['np', 'numpy', 'torch', 'math'].includes(name)) {
    return `There is no ${name} here: use tf for tensors, and Math for numbers.`;
  }
  if (TENSOR_FUNCTIONS.has(name)) return `${name} is a function of tfjs: write tf.${name}(…).`;
  return `Check the spelling of ${name}. If it is a field of a parameter, write it out, as in params.${name}. If another file defines it, import it.`;
}

function wrongType(argument: string, name: string, wanted: string, got: string): string | undefined {
  if (got === 'string') {
    return `${name} got a text in place of numbers. \`+\` makes a text of tensors: write x.add(y).`;
  }
  const type = wanted === 'numeric' ? 'float32' : wanted;
  if (!['float32', 'int32', 'bool'].includes(type)) return undefined;
  return type === 'int32' && got === 'float32'
    ? `Has a calculation with a plain number, such as x.sub(1), made the argument ${argument} of ${name} float32? Then ask first whether that calculation is right. If the numbers are right, convert them with .cast('int32').`
    : `Convert the argument ${argument} of ${name} first, with .cast('${type}').`;
}

function innerShapes(parts: readonly string[]): string {
  const [one = '', other = '', a = '', b = '', transposeA, transposeB] = parts;
  const shape = (sizes: string): string => `[${sizes.split(',').join(', ')}]`;
  const axis = (isTransposed: boolean, axisWithout: string, axisWith: string): string =>
    isTransposed ? `${axisWith} axis, because of the transposition` : `${axisWithout} axis`;
  const first = axis(transposeA === 'true', 'last', 'second-last');
  const second = axis(transposeB === 'true', 'second-last', 'last');
  const mayTranspose = transposeB === 'false' && one === b.split(',').at(-1);
  return `matMul got ${shape(a)} and ${shape(b)}: ${one} (${first} of the first) must equal ${other} (${second} of the second).${
    mayTranspose ? ' If you mean the transpose of the second, write tf.matMul(a, b, false, true).' : ''
  }`;
}
