import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';
import { spreadShape } from './shapes';
import { METHOD_SIGNATURES, SIGNATURES, type Signature, type Takes } from './signatures';

/** `tf.range(n)` and `tf.add(a, b, c)`: too few arguments, or too many. */
export const numberOfArguments: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const signature = signatureOf(node.callee, scope, file);
  if (signature === undefined || node.arguments.some(({ type }) => type === 'SpreadElement'))
    return undefined;
  const { parameters, text } = signature;
  const needed = parameters.filter(({ isOptional }) => !isOptional).length;
  const given = node.arguments.length;
  if (given < needed) {
    return mistakeAt(
      place,
      `${quoted(node, file)} has ${amount(given)}, and ${text} needs ${given === 0 ? '' : 'at least '}${String(needed)}. Which one is missing?`,
    );
  }
  if (spreadShape(place, file) !== undefined) return undefined;
  const extra = node.arguments[parameters.length];
  // `axis=-1` has a message of its own.
  if (extra === undefined || extra.type === 'AssignmentExpression') return undefined;
  if (LISTS.has(parameters.at(-1)?.name ?? '')) {
    return mistakeAt(
      place,
      `${text} takes one array, so ${quoted(node, file)} does not use ${quoted(extra, file)}. Write [ ] around the numbers.`,
    );
  }
  return mistakeAt(
    place,
    `${text} takes ${parameters.length === 0 ? 'no arguments' : `only ${amount(parameters.length)}`}, so ${quoted(extra, file)} in ${quoted(node, file)} is not used.`,
  );
};

/** `x.gather(1, t)`: a tensor where a number, a shape, or true or false belongs. */
export const kindOfArgument: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const signature = signatureOf(node.callee, scope, file);
  for (const [i, argument] of node.arguments.entries()) {
    const parameter = signature?.parameters[i];
    if (signature === undefined || parameter === undefined || argument.type === 'SpreadElement') break;
    const got = kindIn(argument, parameter.takes, scope, file);
    const wanted = WANTED[parameter.takes];
    if (got === undefined || wanted === undefined) continue;
    return mistakeAt(
      { ...place, node: argument },
      `In ${quoted(node, file)}, ${quoted(argument, file)} is ${got}, and ${parameter.name} must be ${wanted}: ${signature.text}.${BY_ELEMENTS.test(signature.text) ? ' Element by element, write tf.maximum(a, b) or tf.minimum(a, b).' : ''}`,
    );
  }
  return undefined;
};

const BY_ELEMENTS = /\.(max|min)\(/;

/** Parameters that take an array with a number for each axis. */
const LISTS: ReadonlySet<string> = new Set(['shape', 'perm', 'reps']);

const WANTED: Readonly<Partial<Record<Takes, string>>> = {
  number: 'a number or an array of numbers',
  shape: 'an array of lengths, such as x.shape',
  flag: 'true or false',
};

/** What an argument is, if that is wrong for a parameter. */
function kindIn(argument: Node, takes: Takes, scope: Scope, file: File): string | undefined {
  const value = withoutCasts(argument);
  if (takes === 'tensor' || takes === 'anything') return undefined;
  if (value.type === 'ObjectExpression') return 'an object (tfjs takes no named arguments)';
  const kind = file.kinds.of(argument, scope);
  if (kind.is === 'tensor' && !isCalculation(value)) return 'a tensor';
  return takes === 'flag' &&
    (kind.is === 'shape' || value.type === 'UnaryExpression' || value.type === 'StringLiteral')
    ? 'neither true nor false'
    : undefined;
}

/** What an operator makes of tensors is none; it has a message of its own. */
const isCalculation = ({ type }: Node): boolean => ['BinaryExpression', 'UnaryExpression'].includes(type);

function signatureOf(callee: Node, scope: Scope, file: File): Signature | undefined {
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  if (ofLibrary !== undefined) {
    // tf.linalg and the like have functions of their own.
    const isDirect =
      callee.type === 'Identifier' ||
      (callee.type === 'MemberExpression' && callee.object.type === 'Identifier');
    return isDirect ? SIGNATURES.get(ofLibrary) : undefined;
  }
  const name = memberName(callee);
  if (name === undefined || callee.type !== 'MemberExpression') return undefined;
  return file.kinds.isTensor(callee.object, scope) && !isCalculation(withoutCasts(callee.object))
    ? METHOD_SIGNATURES.get(name)
    : undefined;
}

const amount = (count: number): string =>
  count === 0 ? 'no arguments' : count === 1 ? '1 argument' : `${String(count)} arguments`;
