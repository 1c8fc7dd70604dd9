import { TENSOR_FUNCTIONS, TENSOR_TYPES } from '../tfjs-names';
import type { ErrorRule } from './rule';

/** Names that Python, NumPy or PyTorch code uses, and what to write. */
const OF_PYTHON: ReadonlyMap<string, string> = new Map([
  ...['np', 'numpy', 'torch', 'math', 'jnp', 'jax', 'tensorflow', 'keras', 'K'].map(
    (name) => [name, `There is no ${name} here: use tf for tensors, and Math for numbers.`] as const,
  ),
  ...['F', 'nn'].map(
    (name) =>
      [
        name,
        `There is no ${name} here: the functions of PyTorch’s nn.functional are directly in tf, for example tf.relu.`,
      ] as const,
  ),
  ['None', 'JavaScript writes undefined or null for None.'],
  ['True', 'JavaScript writes true with a small letter.'],
  ['False', 'JavaScript writes false with a small letter.'],
  ['print', 'Write console.log(…) to print, and x.print() for a tensor.'],
  ['len', 'JavaScript has no len: write x.shape[0] for a tensor, and rows.length for an array.'],
  [
    'range',
    'Write for (let i = 0; i < n; i++) for a loop, and tf.range(start, stop) for a tensor of numbers.',
  ],
  ['enumerate', 'Write rows.entries() for an array, or a loop with a counter.'],
  ['zip', 'Write one loop with a counter, and take element i of each array.'],
  ['self', 'There is no self here: a function uses its arguments, and calls other functions by name.'],
  ['float', 'Numbers need no conversion here; −∞ is -Infinity.'],
  ['Float', 'Write -Infinity, or a large finite number.'],
  ['int', 'Write Math.floor(…) for whole numbers.'],
  ['str', 'Write String(…).'],
  ['list', 'Write Array.from(…), or x.arraySync() for the numbers of a tensor.'],
  ['sum', 'Write x.sum() for a tensor, or add the numbers of an array in a loop.'],
  ['abs', 'Write Math.abs(…) for a number, and x.abs() for a tensor.'],
  ['max', 'Write Math.max(…) for numbers, x.max(axis) along an axis, and tf.maximum(x, y) for each element.'],
  ['min', 'Write Math.min(…) for numbers, x.min(axis) along an axis, and tf.minimum(x, y) for each element.'],
  ['inf', 'JavaScript writes Infinity.'],
  ['nan', 'JavaScript writes NaN.'],
  ['pi', 'JavaScript writes Math.PI.'],
  ['elif', 'JavaScript writes else if.'],
]);

/** Types of `given/types.ts`, by their endings. */
const TYPE_NAME = /^[A-Z]\w*(Params|Schedule|State|Options|Predictor|Source|Model)$/;

function notDefined(name: string): string {
  if (name === 'tf') return "Add this at the top of the file: import * as tf from '@tensorflow/tfjs';";
  const python = OF_PYTHON.get(name);
  if (python !== undefined) return python;
  if (TENSOR_TYPES.has(name) || TYPE_NAME.test(name)) {
    return `${name} is only a type. ${TENSOR_TYPES.has(name) ? 'Make tensors with tf.tensor(values).' : 'Make an object with its fields: { … }.'}`;
  }
  if (TENSOR_FUNCTIONS.has(name)) {
    return `${name} is a function of tfjs: write tf.${name}(…).${name in Math ? ` For a number, write Math.${name}(…).` : ''}`;
  }
  return `Nothing has the name ${name} there. Check its spelling, or define it before that line. If it is a field of a parameter, write it out, as in params.${name}. If another file defines it, import it.`;
}

/** Errors about names that nothing has. */
export const notDefinedRules: readonly ErrorRule[] = [
  [/^([\w$]{1,40}) is not defined/, (name) => notDefined(name)],
  [
    /^Cannot access '([\w$]{1,40})' before initialization/,
    (name) =>
      `${name} is used before the line that gives it a value. Move that line up; if a name inside the function hides another of the same name, rename one.`,
  ],
];
