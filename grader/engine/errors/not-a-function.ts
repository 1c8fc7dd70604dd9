import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../tfjs-names';
import { adviceOnLibraryName, adviceOnName, adviceOnPartOfLibrary } from './name-advice';
import type { ErrorRule } from './rule';

const PROPERTIES: ReadonlySet<string> = new Set(['shape', 'rank', 'size', 'dtype', 'length']);

/** What tfjs calls on a shape or an order of axes that should be an array. */
const OF_ARRAYS = /^(shape|perm|begin|size|reps|newShape|paddings)\.\w+$/;

/** A name of tfjs, without what esbuild writes before it. */
const ofLibrary = (callee: string): string =>
  callee.replace(/^\(0, import_tfjs\w*\.(\w+)\)/, 'tf.$1').replace(/^import_tfjs\w*\./, 'tf.');

/** Errors about something that is called and cannot be. */
export const notAFunctionRules: readonly ErrorRule[] = [
  [
    /^(.{1,120}?) is not a function or its return value is not iterable/,
    (callee) =>
      `${callee} returns no array, so its result cannot be taken apart with [ ]. If it is an object, write its fields: const { output } = …; a tensor's pieces are x.unstack().`,
  ],
  [/^(.{1,120}?) is not a function/, (callee) => notAFunction(ofLibrary(callee))],
];

function notAFunction(callee: string): string | undefined {
  if (OF_ARRAYS.test(callee)) {
    return 'Shapes and orders of axes are arrays in tfjs: write x.reshape([2, 3]), tf.zeros([2, 3]) or x.transpose([0, 2, 1]). The shape of a tensor is x.shape.';
  }
  const [, object = '', name = ''] = /^(.*)\.([\w$]{1,40})$/.exec(callee) ?? [];
  if (object === '') {
    return `${callee} is not a function here: another variable may have the same name.`;
  }
  if (object === 'tf') return adviceOnLibraryName(name);
  const part = /^tf\.(\w+)$/.exec(object)?.[1];
  if (part !== undefined) return adviceOnPartOfLibrary(part, name) ?? unknownMethod(object, name);
  if (PROPERTIES.has(name)) return property(callee, object, name);
  if (/^\(.* [-+*/%] .*\)$|^-/.test(object)) {
    return `${object} is a number or a text, not a tensor: JavaScript has no operators on tensors. Write x.sub(y) for x - y, and so on.`;
  }
  if (TENSOR_METHODS.has(name)) {
    return `${object} is not a tensor there, so it has no ${name}. Print it with console.log just before. If it is an object that holds tensors, take the field that you need; if it is a number or an array, write ${TENSOR_FUNCTIONS.has(name) ? `tf.${name}(…)` : `tf.tensor(…).${name}(…)`}.`;
  }
  if (TENSOR_FUNCTIONS.has(name)) {
    return `${name} is a function of tfjs, not of ${object}: write tf.${name}(…).`;
  }
  return adviceOnName(name, true) ?? unknownMethod(object, name);
}

const unknownMethod = (object: string, name: string): string =>
  `${object} has no method ${name}. It may be of another type than you expect: print it with console.log just before that line.`;

const property = (callee: string, object: string, name: string): string =>
  name === 'size'
    ? `size is a property, and the number of all elements: write ${callee} for that. The lengths of the axes are ${object}.shape.`
    : `${name} is a property: write ${callee}, without parentheses.`;
