import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { codeOf, MAX_QUOTED, mistakeAt, quoted, type File, type Rule } from './mistake';
import { COMPARISONS } from './operator-names';
import type { Scope } from './scopes';

/** `buffer.set(i, j, true)` of a buffer of tfjs, whose `set` takes the value first. */
export const valueLast: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  if (memberName(node.callee) !== 'set' || !isBuffer(node.callee.object, scope, file)) return undefined;
  const [first, ...others] = node.arguments;
  const last = others.at(-1);
  if (first === undefined || last === undefined || isTruth(first)) return undefined;
  if (!isTruth(last) && !(isNumber(last) && node.arguments.slice(0, -1).every(isCounterIn(file))))
    return undefined;
  const places = node.arguments.slice(0, -1).map((each) => codeOf(each, file));
  const instead = `${codeOf(node.callee, file)}(${[codeOf(last, file), ...places].join(', ')})`;
  return mistakeAt(
    place,
    `\`set\` of a buffer takes the value first, then the place, so ${quoted(node, file)} takes ${quoted(first, file)} for the value. ${
      instead.length <= MAX_QUOTED ? `Write ${instead}.` : 'Write the value first.'
    }`,
  );
};

/** `return buffer;` in an exported function that must return a tensor. */
export const bufferReturned: Rule = (place, file) => {
  const { node, scope, parent, owner } = place;
  if (parent?.type !== 'ReturnStatement' || owner === undefined || !file.exported.has(owner))
    return undefined;
  if (!isBuffer(node, scope, file)) return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} is a buffer, not a tensor. Make a tensor from it: ${codeOf(node, file)}.toTensor().`,
  );
};

/** Whether a node is a name whose only value is `tf.buffer(…)`. */
function isBuffer(node: Node, scope: Scope, file: File): boolean {
  const object = withoutCasts(node);
  if (object.type !== 'Identifier') return false;
  const [source, ...others] = scope.find(object.name)?.sources ?? [];
  if (source === undefined || others.length > 0 || source.path.length > 0) return false;
  const value = withoutCasts(source.value);
  return (
    value.type === 'CallExpression' && file.kinds.libraryFunction(value.callee, source.scope) === 'buffer'
  );
}

const isNumber = (node: Node): boolean => withoutCasts(node).type === 'NumericLiteral';

/** Whether a node is the counter of a loop. */
const isCounterIn =
  ({ tree }: File) =>
  (node: Node): boolean => {
    if (node.type !== 'Identifier') return false;
    return tree.places.some(
      ({ node: loop }) =>
        loop.type === 'ForStatement' &&
        loop.init?.type === 'VariableDeclaration' &&
        loop.init.declarations.some(({ id }) => id.type === 'Identifier' && id.name === node.name),
    );
  };

/** Whether a node is true or false: it can be no index. */
const isTruth = (node: Node): boolean => {
  const value = withoutCasts(node);
  return (
    value.type === 'BooleanLiteral' ||
    (value.type === 'BinaryExpression' && COMPARISONS.has(value.operator)) ||
    (value.type === 'UnaryExpression' && value.operator === '!')
  );
};
